# header: lua5.4/lua.h
import lua5_4

L = luaL_newstate()
luaL_openlibs(L)


def mean(state):
    """A function of Lua's in Python."""
    count = lua_gettop(state)
    total = sum(luaL_checknumber(state, i + 1) for i in range(count))
    lua_pushnumber(state, total / count)
    lua_pushstring(state, "of %d" % count)
    return 2


lua_pushcfunction(L, mean)
lua_setglobal(L, "mean")
print(luaL_dostring(L, "m, words = mean(1, 2, 6)"), lua_getglobal(L, "m") == LUA_TNUMBER, lua_tonumber(L, -1))
lua_getglobal(L, "words")
print(lua_tostring(L, -1), lua_isstring(L, -1), lua_typename(L, lua_type(L, -1)), lua_gettop(L))
lua_pop(L, 2)
# expect: 0 True 3.0
# expect: of 3 1 string 2

# A table, filled here and read there.
lua_newtable(L)
for name, weight in [("wren", 9.5), ("auk", 850.25)]:
    lua_pushnumber(L, weight)
    lua_setfield(L, -2, name)
lua_setglobal(L, "birds")
print(luaL_loadstring(L, "local sum = 0 for k, v in pairs(birds) do sum = sum + v end return sum, #'auk'"), lua_pcall(L, 0, 2, 0))
print(lua_tonumber(L, -2), lua_tointeger(L, -1))
lua_settop(L, 0)
# expect: 0 0
# expect: 859.75 3

# Lua's errors come as a status; one of Python's comes here, through Lua's frames.
print(luaL_loadstring(L, "error('no ' .. 'wren')"), lua_pcall(L, 0, 0, 0) == LUA_ERRRUN, lua_tostring(L, -1))
lua_settop(L, 0)


def fails(state):
    raise LookupError("in Python")


lua_register(L, "fails", fails)
luaL_loadstring(L, "fails()")
try:
    lua_pcall(L, 0, 0, 0)
except LookupError as error:
    print("caught:", error)
lua_close(L)
# expect: 0 True [string "error('no ' .. 'wren')"]:1: no wren
# expect: caught: in Python
