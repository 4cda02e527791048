using Suffice.Agents.Contexts;

namespace Suffice.Agents.Tests.Contexts;

public sealed class ContextReaderTests
{
    private const string Rubric = """
        ---
        pass_mark: 0.7
        ---
        # What is rated

        Prose that stays.

        ## R-010 Everything was asked for
        ```yaml
        weight: 30
        ```
        - 5: all of it
        ### A note
        1: nothing

        ## R-020: Tone
        Friendly.

        # Appendix
        R-030 is no item here.
        """;

    [Fact]
    public void Read_HeadingsAndSettings_AreItemsWithTheirText()
    {
        ContextReading read = ContextReader.Read(ContextKind.Rubric, "rubric.md", Rubric);

        read.Problems.ShouldBeEmpty();
        read.File.Items.Select(item => (item.Id, item.Title, item.Line)).ShouldBe([("R-010", "Everything was asked for", 8), ("R-020", "Tone", 16)]);
        read.File.Find("R-010")!.Body.ShouldBe("- 5: all of it\n### A note\n1: nothing");
        read.File.Find("R-020")!.Text.ShouldBe("## R-020: Tone\nFriendly.");
        (read.File.Settings is null).ShouldBeFalse();
    }

    [Fact]
    public void Read_LinesOfAList_AreItemsWithIndentedLines()
    {
        ContextReading read = ContextReader.Read(ContextKind.Standards, "standards.md", "# House\n\n- S-001 First\n  and more\n- **S-002** Second\nprose\n* S-003: Third");

        read.File.Items.Select(item => (item.Id, item.Title, item.Body)).ShouldBe([("S-001", "First", "  and more"), ("S-002", "Second", string.Empty), ("S-003", "Third", string.Empty)]);
    }

    [Fact]
    public void Read_FencedText_HoldsNoItems()
    {
        ContextReading read = ContextReader.Read(ContextKind.Standards, "standards.md", "- S-001 one\n```\n- S-002 not\n```\n- S-003 three");

        read.File.Items.Select(item => item.Id).ShouldBe(["S-001", "S-003"]);
    }

    [Theory]
    [InlineData("## S-001 wrong file", "rubric.md:1:1 S-001: no id of rubric.md; an id that begins with R-")]
    [InlineData("## R-1 a\n\n## R-1 b", "rubric.md:3:1 R-1: stands on line 1 too; an id of its own for each item")]
    [InlineData("## R-1 a\n```yaml\nweight: 3", "rubric.md:2:1 R-1: its settings have no end; a line ``` below them")]
    [InlineData("---\npass_mark: 1", "rubric.md:1:1: the settings at the top have no end; a line --- below them")]
    public void Read_Mistakes_AreToldWithTheirPlace(string text, string told) =>
        ContextReader.Read(ContextKind.Rubric, "rubric.md", text).Problems.Select(problem => problem.ToString()).ShouldBe([told]);

    [Fact]
    public void Read_BrokenSettings_AreToldWithTheFilesOwnLine() =>
        ContextReader.Read(ContextKind.Rubric, "rubric.md", "# x\n\n## R-1 a\n```yaml\nweight: [3\n```\n").Problems.ShouldHaveSingleItem().Line.ShouldBeInRange(5, 6);

    [Fact]
    public void Read_EmptyText_HasNoItems() => ContextReader.Read(ContextKind.Patterns, "patterns.md", string.Empty).File.Items.ShouldBeEmpty();
}
