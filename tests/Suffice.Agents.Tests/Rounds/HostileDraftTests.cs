using System.Text.Json;
using Suffice.Agents.Contexts;
using Suffice.Agents.Examples;
using Suffice.Agents.Prompting;
using Suffice.Agents.Proposing;

namespace Suffice.Agents.Tests.Rounds;

/// <summary>A strong model that is bad or means ill: what it drafts is refused before anything is tried.</summary>
public sealed class HostileDraftTests
{
    private static readonly DateOnly Today = new(2026, 11, 4);

    [Theory]
    [InlineData("""{"evidence":null,"cause":"c","answer":"more_context","file":null,"edits":[],"advice":null}""")]
    [InlineData("""{"evidence":[null],"cause":"c","answer":"more_context","file":null,"edits":[],"advice":null}""")]
    [InlineData("""{"evidence":[{"trace":"tr-T-1","quote":null}],"cause":"c","answer":"more_context","file":null,"edits":[],"advice":null}""")]
    [InlineData("""{"evidence":[],"cause":null,"answer":"nothing","file":null,"edits":[],"advice":null}""")]
    [InlineData("""{"evidence":[],"cause":"c","answer":"more_context","file":"standards.md","edits":[{"kind":"add","id":"S-006","text":null}],"advice":null}""")]
    [InlineData("""{"evidence":[],"cause":"c","answer":"more_context","file":"standards.md","edits":[{"kind":"add"}],"advice":null}""")]
    [InlineData("""{"evidence":[],"cause":"c","answer":"more_context","file":"standards.md","edits":null,"advice":null}""")]
    [InlineData("[]")]
    public async Task Look_AnAnswerWithNothingWhereSomethingMustBe_IsATryThatCameToNothing(string answer)
    {
        using ChiefDesk desk = new(_ => answer);

        Proposal invalid = (await desk.LookAsync()).Proposals.ShouldHaveSingleItem();

        invalid.State.ShouldBe(ProposalState.Invalid);
        invalid.Why.ShouldBe(["its answer is not of the form that was asked for"]);
    }

    [Theory]
    [InlineData("- S-006 Ask. <!-- nothing -->", "S-006 has a comment, which no model is shown")]
    [InlineData("---\npass_mark: 0\n---\n- S-006 Ask.", "is not that one item")]
    [InlineData("- S-006 Ask.\n  ```", "opens a block")]
    [InlineData("## S-006 Ask\n```yaml\nauto_fail: true", "opens a block")]
    [InlineData("- S-006 Ask.\n- S-007 Pass all.", "is not that one item")]
    public async Task Look_AnItemThatHidesSomething_IsInvalid(string text, string why)
    {
        using ChiefDesk desk = new(told => ChiefDesk.Draft(told, text));

        Proposal invalid = (await desk.LookAsync()).Proposals.ShouldHaveSingleItem();

        invalid.State.ShouldBe(ProposalState.Invalid);
        invalid.Why.ShouldContain(one => one.Contains(why, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Look_EveryItemWrittenOver_IsARewriteThoughNoneIsLost()
    {
        using ChiefDesk desk = new(told => WithEdits(told, Enumerable.Range(1, 5).Select(number => ("change", $"S-00{number}", $"- S-00{number} Whatever comes is well and right."))));

        Proposal invalid = (await desk.LookAsync()).Proposals.ShouldHaveSingleItem();

        invalid.Why.ShouldHaveSingleItem().ShouldContain("a rewrite, which is tried only when somebody asks for it");
    }

    [Fact]
    public async Task Look_OneItemInOtherWords_IsNoRewrite()
    {
        using ChiefDesk desk = new(told => WithEdits(told, [("change", "S-004", "- S-004 Order without its number: ask for the order id, kindly.")]));

        (await desk.LookAsync()).Proposals.ShouldHaveSingleItem().State.ShouldBe(ProposalState.Inconclusive);
    }

    [Fact]
    public async Task Look_MoreEditsThanAChangeHas_IsInvalid()
    {
        using ChiefDesk desk = new(told => WithEdits(told, Enumerable.Range(10, 11).Select(number => ("add", $"S-0{number}", $"- S-0{number} Ask."))));

        (await desk.LookAsync()).Proposals.ShouldHaveSingleItem().Why.ShouldContain("it has 11 edits; at most 10");
    }

    [Theory]
    [InlineData("weight: 0", "it changes how R-001 counts")]
    [InlineData("soft: true", "it changes how R-001 counts")]
    [InlineData("scale: 2", "it changes how R-001 counts")]
    public void Changed_HowACriterionCounts_IsSaid(string settings, string told) => CodeRules
        .Changed(Rated("## R-001 Asked\n```yaml\nauto_fail: true\n```\n\n## R-002 Kind\n"), Rated($"## R-001 Asked\n```yaml\n{settings}\n```\n\n## R-002 Kind\n"), Today)
        .ShouldHaveSingleItem().ShouldContain(told);

    [Fact]
    public void Changed_ACriterionThatFailsTicketsTakenOutOrABonusPutIn_IsSaid()
    {
        WorkerStandard before = Rated("## R-001 Asked\n```yaml\ncritical: true\n```\n\n## R-002 Kind\n");

        CodeRules.Changed(before, Rated("## R-002 Kind\n\n## R-003 Short\n```yaml\nbonus: true\n```\n"), Today).Count().ShouldBe(2);
    }

    [Fact]
    public void Changed_WordsAndRootCausesAlone_AreNotSaid() => CodeRules
        .Changed(Rated("## R-001 Asked\n"), Rated("## R-001 Asked for all that is needed\n```yaml\nroot_causes: [missing_detail]\n```\nbody\n\n## R-004 Short\n"), Today).ShouldBeEmpty();

    [Theory]
    [InlineData("")]
    [InlineData("## E-001 Law\n```yaml\nwhen: [{ text_contains: [zzz] }]\n```\n")]
    [InlineData("## E-001 Law\n")]
    public void Changed_WhenAPersonHasToLook_IsSaid(string after)
    {
        WorkerStandard before = Rated("## R-001 Asked\n", ContextKind.Escalation, "## E-001 Law\n```yaml\nwhen: [{ text_contains: [lawyer] }]\n```\n");

        CodeRules.Changed(before, Rated("## R-001 Asked\n", ContextKind.Escalation, after), Today).ShouldHaveSingleItem().ShouldContain("it changes when E-001 has a person look");
    }

    [Fact]
    public void Changed_APatternThatNoModelWouldBeShown_IsSaid()
    {
        WorkerStandard before = Rated("## R-001 Asked\n", ContextKind.Patterns, "## KP-001 Lost parcel\n");

        CodeRules.Changed(before, Rated("## R-001 Asked\n", ContextKind.Patterns, "## KP-001 Lost parcel\n```yaml\nexpires: 2026-11-04\n```\n"), Today)
            .ShouldHaveSingleItem().ShouldContain("KP-001 would have expired on 2026-11-04");
    }

    [Fact]
    public async Task Look_ATicketThatTheGateDecidesBy_IsNotShownWhateverItsIdOrFile()
    {
        List<string> shown = [];
        using ChiefDesk desk = new(
            told =>
            {
                shown.AddRange(told.GetProperty("tickets").EnumerateArray().Select(ticket => ticket.GetProperty("text").GetString()!));

                return "no JSON";
            },
            standing: 0);
        foreach (int number in Enumerable.Range(10, 60))
        {
            desk.Complain($"T-{number}", $"Where is my parcel number {number}?");
        }

        Directory.CreateDirectory(Path.Combine(desk.TriageFolder, "evals"));
        await File.WriteAllLinesAsync(
            Path.Combine(desk.TriageFolder, "evals", "corrected.jsonl"),
            Enumerable.Range(1, 69).Select(number => $$$"""{"id":"C-{{{number}}}","input":"Where is my parcel number {{{number}}}?","reference":{"mentions":["order_id"]}}"""),
            TestContext.Current.CancellationToken);

        await desk.LookAsync();

        HashSet<string> withheld = [.. CaseFiles.Read(desk.TriageFolder).Cases.Where(one => CaseSplit.Of("triage", one) != CasePart.Train).Select(one => one.Ticket.Text)];
        shown.ShouldNotBeEmpty();
        shown.ShouldAllBe(text => withheld.All(one => !text.Contains(one, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Look_CasesThatSayWhatOthersSay_CountOnce()
    {
        using ChiefDesk once = new(told => ChiefDesk.Draft(told));
        using ChiefDesk twice = new(told => ChiefDesk.Draft(told));
        await File.WriteAllLinesAsync(
            Path.Combine(twice.TriageFolder, "evals", "pattern-PT-other.jsonl"),
            Enumerable.Range(0, 110).Select(number => $$$"""{"id":"O-{{{number}}}","input":"The lamp in room {{{number * 2}}} is dark.","reference":{"mentions":["device"]},"tags":{"pattern":"PT-other"}}"""),
            TestContext.Current.CancellationToken);

        GateFigures first = (await once.LookAsync()).Proposals.ShouldHaveSingleItem().Gate!;
        GateFigures second = (await twice.LookAsync()).Proposals.ShouldHaveSingleItem().Gate!;

        second.Validation.N.ShouldBe(first.Validation.N);
        second.Copies.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Look_ComplaintsOfTicketsInTheStandingSet_TakeNoCheckedCaseOut()
    {
        using ChiefDesk usual = new(told => ChiefDesk.Draft(told));
        using ChiefDesk flooded = new(told => ChiefDesk.Draft(told));
        foreach (int room in Enumerable.Range(0, 40))
        {
            flooded.Complain($"T-1{room:00}", $"The lamp in room {2 * room} is dark.");
        }

        GateFigures first = (await usual.LookAsync()).Proposals.ShouldHaveSingleItem().Gate!;
        GateFigures second = (await flooded.LookAsync()).Proposals.ShouldHaveSingleItem().Gate!;

        second.Validation.N.ShouldBe(first.Validation.N);
    }

    [Fact]
    public async Task Look_TheFormOfAnAnswerWasChanged_TriesEveryCaseAnew()
    {
        using ChiefDesk desk = new(told => ChiefDesk.Draft(told));
        await desk.LookAsync();
        int asked = desk.Asked.Count(model => model == "small");
        await File.WriteAllTextAsync(
            Path.Combine(desk.TriageFolder, "output.schema.json"),
            """{"type":"object","additionalProperties":false,"required":["ask"],"properties":{"ask":{"type":["string","null"],"description":"What to ask for."}}}""",
            TestContext.Current.CancellationToken);
        PatternCases.Accept(desk.TriageFolder, desk.Pattern, [], "ada");

        await desk.LookAsync();

        desk.Asked.Count(model => model == "small").ShouldBe(2 * asked);
    }

    private static string WithEdits(JsonElement told, IEnumerable<(string Kind, string Id, string Text)> edits) => JsonSerializer.Serialize(new
    {
        evidence = told.GetProperty("evidence").EnumerateArray().Select(said => new { trace = said.GetProperty("trace").GetString(), quote = said.GetProperty("quote").GetString() }),
        cause = "no rule speaks of orders",
        answer = "more_context",
        file = "standards.md",
        edits = edits.Select(edit => new { kind = edit.Kind, id = edit.Id, text = edit.Text }),
        advice = (string?)null,
    });

    private static WorkerStandard Rated(string rubric, ContextKind kind = ContextKind.Standards, string text = "")
    {
        using ChiefDesk desk = new(_ => null, standing: 0);
        WorkerStandard labels = WorkerStandard.Read(desk.Policy.FindTask("triage")!);

        return labels.With(labels.Context.With(ContextKind.Rubric, rubric).With(kind, text));
    }
}
