"""Writes the files next to it with pyarrow 26: vectors of float16, numbers of unsigned types. PyArrowFilesTest expects their values."""

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

ROWS, COMPONENTS = 40, 8

index = np.arange(ROWS * COMPONENTS)
signs = (index % 2) << 15
halves = (index * 97 % 0x7C00 | signs).astype(np.uint16).view(np.float16)
vectors = halves.reshape(ROWS, COMPONENTS)
rows = np.arange(ROWS)


def table(vector_type):
    return pa.table({
        "bucket": pa.array(rows + 210, pa.uint8()),
        "position": pa.array(rows + 40_000, pa.uint16()),
        "example_id": pa.array(rows % 3 + 4_000_000_000, pa.uint32()),
        "sliding_window": pa.array(rows + (1 << 40), pa.uint64()),
        "vector": pa.array(list(vectors), vector_type),
    })


lists = table(pa.list_(pa.float16()))
pq.write_table(lists, "dictionary.parquet")
pq.write_table(lists, "plain-pages-v2.parquet", use_dictionary=False, data_page_version="2.0", data_page_size=100)
pq.write_table(
    lists,
    "byte-stream-split.parquet",
    use_dictionary=False,
    column_encoding={
        "vector.list.element": "BYTE_STREAM_SPLIT",
        "position": "BYTE_STREAM_SPLIT",
        "example_id": "DELTA_BINARY_PACKED",
    },
)
pq.write_table(table(pa.list_(pa.float16(), COMPONENTS)), "fixed-size-lists.parquet", compression="zstd")
pq.write_table(table(pa.large_list(pa.float16())), "large-lists.parquet", row_group_size=15, store_schema=False)
