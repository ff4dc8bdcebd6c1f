/** Forms made from settings records. */
package org.readingroom.ui.internal.form;
