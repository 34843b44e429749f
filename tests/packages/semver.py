# packages: semver==3.0.2
from semver import Version, VersionInfo

for text in ["1.2.3", "1.2.3-alpha.1+build.5", "0.0.0", "1.2", "01.2.3", "1.0.0-rc..1", "2.0.0+x", ""]:
    try:
        version = Version.parse(text)
        print(repr(version), str(version), version.to_dict(), version.to_tuple(), hash(version) == hash(Version.parse(text)))
    except ValueError as error:
        print(error)
version = Version(3, 4, 5, "pre.2", "build.4")
print(version.bump_major(), version.bump_minor(), version.bump_patch(), version.bump_prerelease(), version.bump_build(), version.finalize_version(), version.next_version("patch"), version.replace(minor=9))
print(Version.parse("1.0.0-alpha") < "1.0.0", version.compare("3.4.5"), version > (1, 2, 3), version == {"major": 3, "minor": 4, "patch": 5, "prerelease": "pre.2"}, version[0], version[:3], list(version))
print(sorted(["1.0.0", "1.0.0-rc.1", "1.0.0-alpha.10", "1.0.0-alpha.2", "0.9.9", "1.0.0-alpha", "1.0.0-alpha.beta"], key=Version.parse), version.match(">=3.4.4"), version.match("!=3.4.5"), Version.is_valid("1.x"))
for action in (lambda: version.match("~1"), lambda: Version(-1), lambda: version[7], lambda: version < 1, lambda: version.next_version("x"), lambda: Version.parse(1)):
    try:
        print(action())
    except (ValueError, IndexError, TypeError) as error:
        print(type(error).__name__, error)
print(VersionInfo is Version, Version.parse("1.2", optional_minor_and_patch=True))
