"""How decision rules are counted: exactly, by the method that suits their size."""
