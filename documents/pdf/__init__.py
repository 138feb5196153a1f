"""Papers in the layout of Nghị định 30/2020/NĐ-CP, Phụ lục I: plain data in, bytes of a PDF out."""
