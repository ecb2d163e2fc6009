/** How files appear: whole or not at all, on disks, HDFS and object stores. */
package plasticity.storage;
