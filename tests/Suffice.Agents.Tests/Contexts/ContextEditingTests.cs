using System.Collections.Immutable;
using CsCheck;
using Suffice.Agents.Contexts;

namespace Suffice.Agents.Tests.Contexts;

public sealed class ContextEditingTests
{
    private const string Standards = "# House\r\n\r\nProse.\r\n\r\n- S-001 One\r\n  more of one\r\n- S-002 Two\r\n\r\n## S-003 Three\r\nbody\r\n\r\nlast line of three\r\n";

    [Fact]
    public void Apply_Add_StandsAtTheEndAndLeavesTheRestByteForByte()
    {
        string changed = Applied(new ContextEdit(ContextEditKind.Add, "S-004", "- S-004 Four"));

        changed.ShouldBe(Standards + "\r\n- S-004 Four\r\n");
    }

    [Fact]
    public void Apply_AddToAList_FollowsItsLastLine() =>
        ContextEditing.Apply(Read("- S-001 One\n"), [new ContextEdit(ContextEditKind.Add, "S-002", "- S-002 Two")]).ShouldBe("- S-001 One\n- S-002 Two\n");

    [Fact]
    public void Apply_AddToAnEmptyFile_IsTheFile() =>
        ContextEditing.Apply(Read(string.Empty), [new ContextEdit(ContextEditKind.Add, "S-001", "- S-001 One")]).ShouldBe("- S-001 One\n");

    [Fact]
    public void Apply_Change_TakesThePlaceOfTheWholeItem() =>
        Applied(new ContextEdit(ContextEditKind.Change, "S-001", "- S-001 Other")).ShouldBe(Standards.Replace("- S-001 One\r\n  more of one", "- S-001 Other", StringComparison.Ordinal));

    [Fact]
    public void Apply_Remove_TakesItsLinesAlone()
    {
        Applied(new ContextEdit(ContextEditKind.Remove, "S-001")).ShouldBe(Standards.Replace("- S-001 One\r\n  more of one\r\n", string.Empty, StringComparison.Ordinal));
        Applied(new ContextEdit(ContextEditKind.Remove, "S-003")).ShouldBe("# House\r\n\r\nProse.\r\n\r\n- S-001 One\r\n  more of one\r\n- S-002 Two\r\n\r\n");
    }

    [Theory]
    [InlineData(ContextEditKind.Add, "S-001", "- S-001 One", "has an item S-001 already")]
    [InlineData(ContextEditKind.Change, "S-009", "- S-009 Nine", "has no item S-009; it has S-001, S-002, S-003")]
    [InlineData(ContextEditKind.Remove, "S-009", "", "has no item S-009")]
    [InlineData(ContextEditKind.Add, "S-004", "- S-005 Five", "is not that one item")]
    [InlineData(ContextEditKind.Add, "S-004", "- S-004 Four\n- S-005 Five", "is not that one item")]
    [InlineData(ContextEditKind.Add, "S-004", "- S-004 Four\nand prose", "is not that one item")]
    [InlineData(ContextEditKind.Add, "S-004", "", "is not that one item")]
    [InlineData(ContextEditKind.Change, "S-001", "- S-001 One\n  ```", "opens a block (```) and does not close it")]
    [InlineData(ContextEditKind.Change, "S-001", "- S-001 One <!-- and", "opens a comment (<!--) and does not close it")]
    [InlineData(ContextEditKind.Add, "R-004", "- R-004 Four", "cannot be an item")]
    public void Apply_WhatCannotBeDone_IsRefused(ContextEditKind kind, string id, string text, string told) =>
        Should.Throw<ContextEditException>(() => Applied(new ContextEdit(kind, id, text))).Message.ShouldContain(told);

    [Fact]
    public void Apply_AHeadingThatWouldTakeInWhatFollows_IsRefused()
    {
        ContextFile file = Read("## S-001 One\n\n## Notes\nfor people\n\n## S-002 Two\n");

        Should.Throw<ContextEditException>(() => ContextEditing.Apply(file, [new ContextEdit(ContextEditKind.Change, "S-001", "# S-001 One")]))
            .Message.ShouldContain("reaches into other items of standards.md");
    }

    [Fact]
    public void Apply_AddThenRemove_GivesItemsAsBefore() => Gen.Select(Gen.Int[1, 30], Gen.Bool, Gen.String[Gen.Char.AlphaNumeric, 1, 20]).Sample((place, heading, said) =>
    {
        string id = $"S-{place + 100}";
        ContextFile file = Read(Standards);
        ContextEdit add = new(ContextEditKind.Add, id, heading ? $"## {id} {said}\nbody" : $"- {id} {said}");

        ImmutableArray<ContextItem> after = Read(ContextEditing.Apply(file, [add, new ContextEdit(ContextEditKind.Remove, id)])).Items;

        after.Select(item => item.Text).ShouldBe(file.Items.Select(item => item.Text));
    });

    private static string Applied(ContextEdit edit) => ContextEditing.Apply(Read(Standards), [edit]);

    private static ContextFile Read(string text) => ContextReader.Read(ContextKind.Standards, "standards.md", text).File;
}
