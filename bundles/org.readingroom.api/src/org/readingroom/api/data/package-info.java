/** Cases, volumes, masks and where they lie. */
package org.readingroom.api.data;
