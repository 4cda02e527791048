using Suffice.Agents.Mining.Texts;

namespace Suffice.Agents.Mining.Likeness;

public sealed class NearDuplicatesTests
{
    [Fact]
    public void Group_TextsThatDifferInAValueOrAWord_AreOneAndOthersAreNot()
    {
        string[] texts =
        [
            Alert(101),
            "i forgot the password of my mailbox and need a new one",
            Alert(202),
            Alert(303) + " again",
            "i forgot the way to the meeting room and need a map",
        ];

        int[] groups = NearDuplicates.Group([.. texts.Select(text => Shingles.Of(TicketTokens.Of(text)))], TestContext.Current.CancellationToken);

        groups.ShouldBe([0, 1, 0, 0, 4]);
    }

    [Fact]
    public void Group_ThousandsOfCopies_AreFoundAtOnce()
    {
        ulong[][] sets = [.. Enumerable.Range(0, 20_000).Select(i => Shingles.Of(TicketTokens.Of(i % 2 == 0 ? Alert(i) : $"word{(char)('a' + (i % 20))} is broken since this morning")))];

        int[] groups = NearDuplicates.Group(sets, TestContext.Current.CancellationToken);

        groups.Distinct().Count().ShouldBeLessThanOrEqualTo(11);
    }

    private static string Alert(int host) => $"the backup job on host {host} failed with an input output error while it wrote the weekly archive to the tape library in the cellar";
}
