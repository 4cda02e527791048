using System.Text;
using Suffice.Policy;
using Suffice.Yaml;

namespace Suffice.Tests.Policy;

public sealed class PolicyMistakeTests
{
    public static TheoryData<Mistake> Kinds => [.. Mistakes.All];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Load_PolicyWithOneMistake_TellsPlaceWrongAndRight(Mistake mistake)
    {
        using PolicyFolder folder = new(mistake.Yaml);

        PolicyLoadResult result = folder.Load();

        result.Policy.ShouldBeNull();
        YamlError error = result.Errors.ShouldHaveSingleItem();
        error.File.ShouldBe(folder.Policy);
        $"{error.Line}:{error.Column} {error.Path}".ShouldBe(mistake.Place);
        error.Wrong.ShouldContain(mistake.Wrong, Case.Sensitive);
        error.Right.ShouldContain(mistake.Right, Case.Sensitive);
    }

    [Fact]
    public void Load_ManyMistakes_TellsAllInOrder()
    {
        using PolicyFolder folder = new("""
            version: 3
            providers:
              p: { protocol: opnai, base_url: nowhere }
            ledger: { window: soon, strict: maybe }
            tasks:
              t: { ladder: [nobody], deadline: 9y }
            """);

        PolicyLoadResult result = folder.Load();

        result.Errors.Select(error => $"{error.Line} {error.Path}").ShouldBe(
            ["1 version", "3 providers.p.protocol", "3 providers.p.base_url", "4 ledger.window", "4 ledger.strict", "6 tasks.t.deadline"]);
    }

    [Fact]
    public void Load_NoFile_SaysSo()
    {
        using PolicyFolder folder = new();

        PolicyLoadResult result = folder.Load(folder.PathOf("other.yaml"));

        result.Errors.ShouldHaveSingleItem().ToString().ShouldBe(
            $"{folder.PathOf("other.yaml")}: no such file; the path of a file that is there");
    }

    [Fact]
    public void Load_Folder_SaysSo()
    {
        using PolicyFolder folder = new();

        PolicyLoadResult result = folder.Load(folder.PathOf("."));

        result.Errors.ShouldHaveSingleItem().Wrong.ShouldBe("a folder, not a file");
    }

    [Fact]
    public void Load_HugeFile_IsRefusedUnread()
    {
        using PolicyFolder folder = new("version: 1\n" + new string('#', 4 * 1024 * 1024));

        PolicyLoadResult result = folder.Load();

        result.Errors.ShouldHaveSingleItem().Right.ShouldBe("a file of at most 4 MB");
    }

    [Fact]
    public void Load_NotUtf8_TellsTheLine()
    {
        using PolicyFolder folder = new();
        File.WriteAllBytes(folder.Policy, Encoding.Latin1.GetBytes("version: 1\n# für alle\n"));

        PolicyLoadResult result = folder.Load();

        YamlError error = result.Errors.ShouldHaveSingleItem();
        (error.Line, error.Column, error.Wrong).ShouldBe((2, 4, "bytes that are not UTF-8"));
    }

    [Fact]
    public void Load_Utf16_IsNotUtf8()
    {
        using PolicyFolder folder = new();
        File.WriteAllText(folder.Policy, "version: 1", Encoding.Unicode);

        PolicyLoadResult result = folder.Load();

        result.Errors.ShouldHaveSingleItem().Wrong.ShouldBe("bytes that are not UTF-8");
    }

    [Fact]
    public void Load_AliasesOfAliases_AreBounded()
    {
        using PolicyFolder folder = new("""
            version: 1
            a: &a [x, x, x, x, x, x, x, x, x, x]
            b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
            c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]
            d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]
            e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]
            f: &f [*e, *e, *e, *e, *e, *e, *e, *e, *e, *e]
            """);

        PolicyLoadResult result = folder.Load();

        YamlError error = result.Errors.ShouldHaveSingleItem();
        (error.Line, error.Right).ShouldBe((7, "a smaller file, or fewer aliases of aliases"));
    }

    [Fact]
    public void Load_AliasesThatNestInAliases_AreBoundedInDepth()
    {
        using PolicyFolder folder = new("""
            version: 1
            a: &a [[[[[[[[[[[[[[[[[[[[x]]]]]]]]]]]]]]]]]]]]
            b: &b [[[[[[[[[[[[[[[[[[[[*a]]]]]]]]]]]]]]]]]]]]
            c: &c [[[[[[[[[[[[[[[[[[[[*b]]]]]]]]]]]]]]]]]]]]
            d: &d [[[[[[[[[[[[[[[[[[[[*c]]]]]]]]]]]]]]]]]]]]
            """);

        PolicyLoadResult result = folder.Load();

        YamlError error = result.Errors.ShouldHaveSingleItem();
        (error.Line, error.Wrong).ShouldBe((5, "nested more than 64 deep, aliases followed"));
    }

    [Fact]
    public void Load_ControlCharacter_TellsThePlace()
    {
        using PolicyFolder folder = new("version: 1\nledger: { path: a\0b }");

        PolicyLoadResult result = folder.Load();

        YamlError error = result.Errors.ShouldHaveSingleItem();
        (error.Line, error.Column, error.Wrong).ShouldBe((2, 18, "a control character"));
    }
}
