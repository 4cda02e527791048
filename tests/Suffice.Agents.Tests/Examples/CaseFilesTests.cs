using System.Collections.Immutable;
using System.Text.Json;
using CsCheck;
using Suffice.Agents.Examples;
using Suffice.Agents.Tickets;
using Suffice.Agents.Verdicts;

namespace Suffice.Agents.Tests.Examples;

/// <summary>Tickets whose right outcome somebody stated.</summary>
public sealed class CaseFilesTests
{
    [Fact]
    public void Read_LinesOfEveryForm_AreCases()
    {
        using TestFolder folder = new();
        folder.WriteLines(
            "evals/a.jsonl",
            """{"id":"1","input":"My lamp is dark","reference":"fail","tags":{"kind":"fault"}}""",
            """{"id":"2","ticket":{"id":"T-2","messages":[{"from":"customer","text":"Hello"}]},"reference":{"mentions":["order_id"]},"checked":false}""",
            """{"id":"3","input":"Nobody said yet","reference":null,"tags":["new"]}""");

        (ImmutableArray<WorkerCase> cases, ImmutableArray<string> problems) = CaseFiles.Read(folder.Path);

        problems.ShouldBeEmpty();
        cases.Select(one => (one.Id, one.Ticket.Id, one.Counts)).ShouldBe([("1", "1", true), ("2", "T-2", false), ("3", "3", false)]);
        cases[0].Tags.ShouldHaveSingleItem().ToString().ShouldBe("kind=fault");
    }

    [Theory]
    [InlineData("""{"input":"x"}""", "it has no \"id\"")]
    [InlineData("""{"id":"1"}""", "it has neither a \"ticket\" (an object) nor an \"input\" (a text)")]
    [InlineData("""{"id":"1","input":"x","reference":{"decided":"fail"}}""", "it says \"decided\"; it may say decision, fields, ratings, mentions")]
    [InlineData("""{"id":"1","input":"x","reference":{"decision":"maybe"}}""", "its \"decision\" is not of the form")]
    [InlineData("""{"id":"1","input":"x","reference":3}""", "it is neither a word nor an object")]
    [InlineData("nonsense", "it is no JSON object of a case")]
    public void Read_ALineThatIsNoCase_IsToldWithItsPlace(string line, string wrong)
    {
        using TestFolder folder = new();
        folder.WriteLines("evals/a.jsonl", "", line);

        (_, ImmutableArray<string> problems) = CaseFiles.Read(folder.Path);

        problems.ShouldHaveSingleItem().ShouldStartWith("evals/a.jsonl:2: ");
        problems[0].ShouldContain(wrong);
    }

    [Theory]
    [InlineData("\"fail\"", false)]
    [InlineData("\"pass\"", true)]
    [InlineData("\"billing\"", true)]
    [InlineData("\"access\"", false)]
    [InlineData("""{"decision":"pass","fields":{"category":"billing"}}""", true)]
    [InlineData("""{"fields":{"category":"access"}}""", false)]
    [InlineData("""{"fields":{"priority":2}}""", true)]
    [InlineData("""{"ratings":{"R-1":4}}""", true)]
    [InlineData("""{"ratings":{"R-1":null}}""", false)]
    [InlineData("""{"mentions":["order_id"]}""", true)]
    [InlineData("""{"mentions":["order_id","postcode"]}""", false)]
    [InlineData("""{"mentions":["priority"]}""", false)]
    public void IsMetBy_AVerdict_IsWhatTheReferenceSays(string reference, bool isMet)
    {
        Verdict verdict = new()
        {
            Decision = Decision.Pass,
            Fields = JsonSerializer.SerializeToElement(new { category = "Billing", priority = 2, ask = "Which Order ID is it?" }),
            Criteria = [new CriterionRating("R-1", 4, 0.75m)],
        };
        CaseReference wanted = new(JsonSerializer.Deserialize<JsonElement>(reference.Replace("\"billing\"}", "\"Billing\"}", StringComparison.Ordinal)));

        wanted.IsMetBy(verdict).ShouldBe(isMet);
    }

    [Theory]
    [InlineData("missing_detail", "order_id", """{"mentions":["order_id"]}""")]
    [InlineData("wrong_category", "category", null)]
    [InlineData("missing_detail", "", null)]
    public void OfComplaint_OnlyAMissingField_SaysWhatIsToCome(string code, string field, string? reference) =>
        CaseReference.OfComplaint(code, field)?.Json.GetRawText().ShouldBe(reference);

    [Fact]
    public void Split_CopiesOfATicket_AreInOnePart() => Gen.String[Gen.Char.AlphaNumeric, 1, 40].Sample(text =>
        CaseSplit.Of("a", Case("1", text)) == CaseSplit.Of("a", Case("2", $" {text}!  ")));

    [Fact]
    public void Split_ManyCases_AreHalfThreeTenthsAndAFifth()
    {
        ILookup<CasePart, int> parts = Enumerable.Range(0, 10_000).ToLookup(number => CaseSplit.Of("triage", Case($"{number}", $"ticket {number}")));

        parts[CasePart.Train].Count().ShouldBeInRange(4_800, 5_200);
        parts[CasePart.Validation].Count().ShouldBeInRange(2_850, 3_150);
        parts[CasePart.Final].Count().ShouldBeInRange(1_850, 2_150);
    }

    private static WorkerCase Case(string id, string text) => new(id, new Ticket { Id = id, Messages = [new TicketMessage("", text)] }, null);
}
