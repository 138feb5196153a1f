"""Ký duyệt: what waits for the signer, the set he reads, the copies handed out, what he signed on paper."""
