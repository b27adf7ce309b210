"""The language server: findings where people write. Needs the extra `lsp`."""
