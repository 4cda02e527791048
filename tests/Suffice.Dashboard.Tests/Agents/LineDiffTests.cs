using CsCheck;
using Suffice.Dashboard.Agents;

namespace Suffice.Dashboard.Tests.Agents;

public sealed class LineDiffTests
{
    private static readonly Gen<string> Texts = Gen.Int[0, 3].Select(word => new[] { "a", "b", "c", "" }[word]).List[0, 12].Select(lines => string.Join('\n', lines));

    [Fact]
    public void Of_AnyTwoTexts_LeadsFromOneToTheOther() => Gen.Select(Texts, Texts).Sample((before, after) =>
    {
        System.Collections.Immutable.ImmutableArray<DiffLine> lines = LineDiff.Of(before, after);

        TextOf(lines, LineChange.Added).ShouldBe(before.TrimEnd('\n'));
        TextOf(lines, LineChange.Removed).ShouldBe(after.TrimEnd('\n'));
    });

    [Fact]
    public void Of_OneLineChanged_TellsThatAlone() => LineDiff.Of("a\nb\nc\n", "a\nB\nc\n").ShouldBe(
    [
        new DiffLine(LineChange.Stays, "a"), new DiffLine(LineChange.Removed, "b"), new DiffLine(LineChange.Added, "B"), new DiffLine(LineChange.Stays, "c"),
    ]);

    [Fact]
    public void Read_WrittenChange_IsToldBySigns() => LineDiff.Read("- S-001 Be brief.\n+ S-001 Be kind.\nS-002").Select(line => line.Change).ShouldBe([LineChange.Removed, LineChange.Added, LineChange.Stays]);

    private static string TextOf(IEnumerable<DiffLine> lines, LineChange without) => string.Join('\n', lines.Where(line => line.Change != without).Select(line => line.Text));
}
