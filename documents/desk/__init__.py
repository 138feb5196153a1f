"""The only room that sees every subject: addresses, home, the page of a package, the doctor, the demo."""
