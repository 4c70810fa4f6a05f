"""What the interface for programs is made of: its door, its errors, how its operations are declared and described."""
