"""Văn bản ban hành: papers made from the record, their numbers, and what each said when it got one."""
