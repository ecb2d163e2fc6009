/** Publishes files atomically on disks, HDFS and object stores, and hashes them. Start at {@link plasticity.storage.StagedFile}. */
package plasticity.storage;
