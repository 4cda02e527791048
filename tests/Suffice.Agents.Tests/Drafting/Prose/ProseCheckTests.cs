using Suffice.Agents.Contexts;

namespace Suffice.Agents.Drafting.Prose;

public sealed class ProseCheckTests
{
    private static readonly DraftedItem Item = new()
    {
        Kind = ContextKind.Standards,
        Id = "S-001",
        Title = "A ticket that says \"broken again\" is less often good (status = solved): 5% of the good ones do, and 48% of the rest.",
        Evidence = "of the good 24 of 480 (5%), of the rest 226 of 470 (48%); log-odds -2.85 [-3.31, -2.39]; for example T-00001, AB-7",
        Examples = ["T-00001"],
    };

    [Theory]
    [InlineData("Look closely at tickets that say \"broken again\": 48% of the rest do, such as T-00001.", null)]
    [InlineData("Somebody wrote \"the lamp came with\" in one of them.", null)]
    [InlineData("Log-odds are -2.85, from 24 of 480.", null)]
    [InlineData("About half (50%) of the rest say it.", "'50' does not stand in its evidence")]
    [InlineData("See T-00002.", "'T-00002' does not stand in its evidence")]
    [InlineData("Ask for order AB-71.", "'AB-71' does not stand in its evidence")]
    [InlineData("They say \"never again\".", "\"never again\" is quoted and stands neither")]
    [InlineData("One.\n\n## S-900 Two", "it is more than one plain paragraph")]
    [InlineData("- S-x hello", "it is more than one plain paragraph")]
    [InlineData("It is <!-- hidden", "it is more than one plain paragraph")]
    [InlineData("  ", "it is blank")]
    public void Fault_Prose_NamesWhatTheEvidenceDoesNotHold(string prose, string? fault)
    {
        string? found = ProseCheck.Fault(Item, prose, ["the lamp came with a mirror"]);

        (found is null ? null : fault is not null && found.StartsWith(fault, StringComparison.Ordinal) ? fault : found).ShouldBe(fault);
    }

    [Fact]
    public void Apply_ALine_IsReplacedAndKeepsItsIdAndEvidence()
    {
        DraftedItem written = ProseCheck.Apply(Item, "Look closely.");

        (written.Id, written.Title, written.Evidence, written.IsProse).ShouldBe(("S-001", "Look closely.", Item.Evidence, true));
    }

    [Fact]
    public void Apply_ACriterion_KeepsItsAnchors()
    {
        DraftedItem written = ProseCheck.Apply(Item with { Kind = ContextKind.Rubric, Title = "The ticket greets", Body = "- 2: it greets." }, "Look closely.");

        (written.Title, written.Body).ShouldBe(("The ticket greets", "Look closely.\n- 2: it greets."));
    }
}
