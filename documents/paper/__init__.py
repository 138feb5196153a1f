"""Papers in the layout of Nghị định 30/2020/NĐ-CP, Phụ lục I: values in, bytes out. Knows no table."""
