/**
 * The one class space round PyTorch: devices, tensors with an owner, TorchScript written as text, gradients, optimisers,
 * weight files and checkpoints.
 */
package org.readingroom.torch;
