using CsCheck;
using Suffice.Agents.Mining.Texts;

namespace Suffice.Agents.Mining.Likeness;

public sealed class TemplateTreeTests
{
    [Fact]
    public void Add_TextsThatDifferInAWord_ShareATemplateWithItLeftOpen()
    {
        TemplateTree tree = new();

        int first = tree.Add(["job", "nightly", "failed", "on", "host", "alpha"]);
        int second = tree.Add(["job", "nightly", "failed", "on", "host", "beta"]);
        int other = tree.Add(["job", "nightly", "ended", "well", "after", "noon"]);
        int longer = tree.Add(["job", "nightly", "failed", "on", "host", "alpha", "again"]);

        second.ShouldBe(first);
        tree.Templates[first].ShouldBe(["job", "nightly", "failed", "on", "host", TemplateTree.Any]);
        new[] { first, other, longer }.ShouldBeUnique();
    }

    [Fact]
    public void Add_TheSameFormWithOtherValues_IsTheSameTemplate()
    {
        Gen.Select(Gen.Int[0, 99_999], Gen.Int[0, 23], Gen.Int[0, 59]).Array[2, 20].Sample(values =>
        {
            TemplateTree tree = new();
            int[] found = [.. values.Select(value => tree.Add([.. TicketTokens.Of($"Order {value.Item1} was due at {value.Item2}:{value.Item3:00} and cost ${value.Item1}.").Select(token => token.Masked)]))];

            return found.Distinct().Count() == 1;
        });
    }

    [Fact]
    public void Add_MoreFirstWordsThanABranchHolds_ShareOne()
    {
        TemplateTree tree = new();

        int[] found = [.. Enumerable.Range(0, 300).Select(i => tree.Add([$"w{(char)('a' + (i / 26))}{(char)('a' + (i % 26))}", "is", "what", "broke", "here"]))];

        found.Distinct().Count().ShouldBe(101);
    }
}
