"""urllib: only urllib.parse; nothing is fetched."""
