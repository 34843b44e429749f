"""ncurses without a terminal: what it would draw goes to a file, what it has drawn is read back."""

import c
import ncursesw

output = tmpfile()
screen = newterm("vt100", output, stdin)
print(LINES, COLS, getmaxx(stdscr) == COLS)
window = newwin(4, 24, 1, 2)
box(window, 0, 0)
mvwprintw(window, 1, 2, "%-6s%4d g", "wren", 9)
wattr_on(window, A_REVERSE, None)
mvwaddstr(window, 2, 2, "auk")
wattr_off(window, A_REVERSE, None)
mvwaddch(window, 2, 10, ACS_DIAMOND)               # a macro: acs_map['`'], which the terminal fills
wrefresh(window)
text = new("char[30]")
rows = [mvwinnstr(window, y, 1, text, 22) and str(text) for y in (1, 2)]
reversed_cell, diamond = mvwinch(window, 2, 2), mvwinch(window, 2, 10)
y, x = getcury(window), getcurx(window)
endwin()
delscreen(screen)
print(rows, (y, x))
print(chr(reversed_cell & A_CHARTEXT), bool(reversed_cell & A_REVERSE), diamond == ACS_DIAMOND)
rewind(output)
drawn = bytearray(4000)
fread(drawn, 1, len(drawn), output)
print(b"auk" in drawn)
fclose(output)
