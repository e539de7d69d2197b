"""The comparison as one page that opens from disk, and its pictures for a paper."""
