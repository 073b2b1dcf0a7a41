use super::*;

/// The role of a path in a cache; a trailing `/` says that the last component is a directory.
fn role(kind: CacheKind, path: &str) -> Role {
    let (path, last) = path.strip_suffix('/').map_or((path, Kind::File), |path| (path, Kind::Dir));
    let count = path.split('/').count();
    path.split('/').enumerate().fold(kind.root(), |role, (index, name)| {
        role.child(name.as_bytes(), if index + 1 == count { last } else { Kind::Dir })
    })
}

fn module(path: &str) -> Role {
    role(CacheKind::Module, path)
}

#[test]
fn the_download_side_is_told_by_names() {
    for (path, expected) in [
        ("cache/", Role::CacheDir),
        ("cache/lock", Role::SideLock),
        ("cache/download/", Role::DownloadRoot),
        ("cache/download/github.com/!azure/go/", Role::DownloadDir),
        ("cache/download/golang.org/x/text/@v/", Role::VersionDir),
        ("cache/download/golang.org/x/text/@v/list", Role::List),
        ("cache/download/golang.org/x/text/@v/v0.3.7.info", Role::Info),
        ("cache/download/golang.org/x/text/@v/v0.3.7.ziphash", Role::Ziphash),
        ("cache/download/golang.org/x/text/@v/v0.0.0-20240102030405-abcdefabcdef.mod", Role::Mod),
        ("cache/download/a.com/b/@v/v2.0.0+incompatible.zip", Role::Zip),
        ("cache/download/a.com/b/v2/@v/v2.0.0.lock", Role::Lock),
        ("cache/download/a.com/b/@v/v1.0.0.partial", Role::Partial),
        ("cache/download/a.com/b/@v/v1.0.0.info123.tmp", Role::Temp),
        ("cache/download/a.com/b/@v/notes.txt", Role::Unknown),
        ("cache/download/sumdb/", Role::SumdbDir),
        ("cache/download/sumdb/sum.golang.org/lookup/a.com/b@v1.0.0", Role::SumdbFile),
        ("cache/download/a.com/sumdb/", Role::DownloadDir),
    ] {
        assert_eq!(module(path), expected, "{path}");
    }
}

#[test]
fn the_first_at_sign_makes_a_tree_and_later_ones_do_not() {
    for (path, expected) in [
        ("github.com/", Role::ModuleParent),
        ("github.com/a/b@v1.0.0/", Role::TreeRoot),
        ("github.com/a/b@v1.0.0/go.mod", Role::TreeGoMod),
        ("github.com/a/b@v1.0.0/sub/go.mod", Role::TreeFile),
        ("github.com/a/b@v1.0.0/x@y/z.go", Role::TreeSource),
        ("github.com/a/b@v1.0.0/asm_amd64.s", Role::TreeSource),
        ("github.com/a/b@v1.0.0/LICENSE", Role::TreeFile),
        ("github.com/a/b@v1.0.0/testdata/x.go", Role::TreeFile),
        ("github.com/a/b@v1.0.0/_examples/x.go", Role::TreeFile),
        ("github.com/a/b/v2@v2.0.0/", Role::TreeRoot),
        ("github.com/a/b@v1.0.0.tmp-123/", Role::OldTemp),
        ("github.com/a/b@v1.0.0", Role::Unknown),
        ("stray.txt", Role::Unknown),
    ] {
        assert_eq!(module(path), expected, "{path}");
    }
}

#[test]
fn programs_of_a_toolchain_are_those_that_go_makes_executable() {
    let root = "golang.org/toolchain@v0.0.1-go1.27.3.linux-amd64";
    for (path, expected) in [
        ("/", Role::ToolchainRoot),
        ("/bin/go", Role::ToolchainGo),
        ("/bin/gofmt", Role::ToolchainExec),
        ("/pkg/tool/linux_amd64/compile", Role::ToolchainExec),
        ("/pkg/include/textflag.h", Role::ToolchainFile),
        ("/lib/wasm/go_js_wasm_exec", Role::ToolchainExec),
        ("/lib/time/zoneinfo.zip", Role::ToolchainFile),
        ("/src/bin/go", Role::ToolchainFile),
        ("/src/_go.mod", Role::ToolchainFile),
    ] {
        assert_eq!(module(&format!("{root}{path}")), expected, "{path}");
    }
    assert_eq!(module("example.com/toolchain@v1.0.0/bin/go"), Role::TreeFile);
}

#[test]
fn clones_are_named_by_a_hash() {
    let hash = "0123456789abcdef".repeat(4);
    assert_eq!(module(&format!("cache/vcs/{hash}/")), Role::VcsRepo);
    assert_eq!(module(&format!("cache/vcs/{hash}.info")), Role::VcsInfo);
    assert_eq!(module(&format!("cache/vcs/{hash}.lock")), Role::VcsLock);
    assert_eq!(module(&format!("cache/vcs/{hash}/objects/aa")), Role::VcsInternal);
    assert_eq!(module("cache/vcs/short/"), Role::Unknown);
}

#[test]
fn the_build_cache_has_256_shards_of_records_and_results() {
    let hash = "ab".repeat(32);
    let build = |path: &str| role(CacheKind::Build, path);
    assert_eq!(build("ab/"), Role::BuildShard);
    assert_eq!(build(&format!("ab/{hash}-a")), Role::BuildAction);
    assert_eq!(build(&format!("ab/{hash}-d")), Role::BuildData);
    assert_eq!(build(&format!("ab/{hash}-d/")), Role::BuildProgramDir);
    assert_eq!(build(&format!("ab/{hash}-d/tool")), Role::BuildProgram);
    assert_eq!(build("trim.txt"), Role::BuildNote);
    assert_eq!(build("fuzz/x/y"), Role::BuildFuzz);
    assert_eq!(build("other/"), Role::Unknown);
}
