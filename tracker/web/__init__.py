"""The pages and the interface for programs: translate, call one use case, show. How to add a page: docs/web.md."""
