/** Datasets: BraTS folders, nnU-Net folders, and a generator of synthetic patients in the BraTS layout. */
package org.readingroom.datasets;
