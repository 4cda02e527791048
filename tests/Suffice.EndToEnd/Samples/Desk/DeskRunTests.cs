using System.Collections.Immutable;
using System.Text.Json;

namespace Suffice.EndToEnd.Samples.Desk;

/// <summary>The service desk as a user has it: its day judged, what people see of it, what repeats, and what its page says it costs.</summary>
public sealed class DeskRunTests : IDisposable
{
    private const string Complained = "ticket-triage";

    private static readonly SampleFolder Sample = new("service-desk");

    private readonly TestFolder folder = Sample.Copy();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Work_ADayOfHandledTickets_GivesEachTheVerdictOfItsCaseExceptWherePlanted()
    {
        JsonElement report = await JsonOf("work", "ticket-qc", "--in", "tickets.jsonl", "--out", "verdicts.jsonl", "--json");

        report.GetProperty("tickets").GetInt32().ShouldBe(62);
        report.GetProperty("without_model").GetInt32().ShouldBe(3);
        Counts(report, "decisions").ShouldBe("pass 42, fail 14, escalate 6");
        Counts(report, "escalated_by").ShouldBe("E-001 1, E-002 1, E-003 1, E-004 2, gate 1");
        Counts(report, "went_up").ShouldBe("json_schema 1, quoted 2");
        JsonElement[] verdicts = [.. File.ReadLines(folder.PathOf("verdicts.jsonl")).Select(line => JsonDocument.Parse(line).RootElement)];
        DeskCase.Read(Sample, "ticket-qc").Zip(verdicts)
            .Where(pair => pair.Second.GetProperty("machine").GetProperty("decision").GetString() != pair.First.Decision)
            .Select(pair => pair.First.Tags["haiku"]).Order(StringComparer.Ordinal)
            .ShouldBe(["does not hear the tone", "invents a quote, and so does sonnet", "overlooks the missing order id", "too strict"]);
        verdicts.ShouldAllBe(verdict => verdict.GetProperty("final").ValueKind == JsonValueKind.Null);
    }

    [Fact]
    public async Task Work_NewTickets_AreTakenForComplete_WhereTheOrderIdIsMissing()
    {
        await JsonOf("work", "ticket-triage", "--in", "new-tickets.jsonl", "--out", "triage.jsonl", "--json");

        JsonElement[] verdicts = [.. File.ReadLines(folder.PathOf("triage.jsonl")).Select(line => JsonDocument.Parse(line).RootElement)];
        ImmutableArray<DeskCase> cases = DeskCase.Read(Sample, "ticket-triage");
        verdicts.Length.ShouldBe(20);
        string[] wrong = [.. cases.Zip(verdicts).Where(pair => pair.Second.GetProperty("machine").GetProperty("decision").GetString() != pair.First.Decision).Select(pair => pair.First.Id)];
        wrong.ShouldBe(DeskCase.Read(Sample, "ticket-qc").Where(one => one.Tags.GetValueOrDefault("kind") == "missing order id").Select(one => one.Id));
    }

    [Fact]
    public async Task Review_AfterTheDay_HasTheExceptionsARandomSampleAndOnePattern()
    {
        await JsonOf("work", "ticket-qc", "--in", "tickets.jsonl", "--json");

        JsonElement queue = await JsonOf("review", "queue", "ticket-qc", "--json");
        JsonElement next = (await JsonOf("review", "next", "ticket-qc", "--kind", "random", "--as", "ada", "--json")).GetProperty("next");
        JsonElement pattern = (await JsonOf("review", "patterns", "--json")).GetProperty("patterns").EnumerateArray().ShouldHaveSingleItem();
        string item = next.GetProperty("id").GetString()!;
        CommandResult rated = await RunAsync("review", "rate", item, "--as", "ada", "--decision", "pass", "--rating", "R-010=5", "--rating", "R-040=4");
        CommandResult accepted = await RunAsync("review", "accept", item, "--as", "ada");
        CommandResult agreement = await RunAsync("review", "agreement", "ticket-qc");
        CommandResult shown = await RunAsync("review", "patterns");

        queue.GetProperty("items").EnumerateArray().Count(item => item.GetProperty("kind").GetString() == "exception").ShouldBe(6);
        queue.GetProperty("items").EnumerateArray().Count(item => item.GetProperty("kind").GetString() == "random").ShouldBe(3);
        next.GetProperty("machine").ValueKind.ShouldBe(JsonValueKind.Null);
        pattern.GetProperty("agent").GetString().ShouldBe(Complained);
        pattern.GetProperty("code").GetString().ShouldBe("missing_detail");
        pattern.GetProperty("field").GetString().ShouldBe("order_id");
        pattern.GetProperty("tickets").GetInt32().ShouldBe(5);
        rated.ExitCode.ShouldBe(0, rated.Error);
        accepted.Output.ShouldContain("is decided: pass");
        agreement.Output.ShouldContain("1 of 3 tickets drawn at random were judged blind");
        shown.ExitCode.ShouldBe(0, shown.Error);
        shown.Output.ShouldContain(pattern.GetProperty("id").GetString()!);
        shown.Output.ShouldNotContain("[[");
    }

    [Fact]
    public async Task Chief_AfterTheDay_MakesCasesOfThePatternsTicketsAsTriageSawThem()
    {
        await JsonOf("work", "ticket-qc", "--in", "tickets.jsonl", "--json");
        await JsonOf("work", Complained, "--in", "new-tickets.jsonl", "--json");

        CommandResult chief = await RunAsync("chief");

        chief.ExitCode.ShouldBe(0, chief.Error);
        string made = Directory.GetFiles(folder.PathOf($"tasks/{Complained}/evals"), "pattern-PT-*.jsonl").ShouldHaveSingleItem();
        JsonElement[] cases = [.. File.ReadLines(made).Select(line => JsonDocument.Parse(line).RootElement)];
        cases.Length.ShouldBe(5);
        cases.ShouldAllBe(one => one.GetProperty("ticket").GetProperty("messages").GetArrayLength() == 1);
    }

    [Theory]
    [InlineData("ticket-qc", "tickets.jsonl")]
    [InlineData("ticket-triage", "new-tickets.jsonl")]
    public async Task Readme_OfTheDesk_SaysWhatTheCommandsSay(string worker, string input)
    {
        string page = await File.ReadAllTextAsync(Sample.PathOf("README.md"), TestContext.Current.CancellationToken);

        CommandResult result = await RunAsync("work", worker, "--in", input);

        result.ExitCode.ShouldBe(0, result.Error);
        string[] told = [.. result.Output.Split('\n').SkipWhile(line => !line.Contains($"tickets by {worker}", StringComparison.Ordinal)).Where(line => line.Length > 0)];
        told.Length.ShouldBe(5);
        told.Where(line => !page.Contains(line.TrimEnd(), StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Compare_OfTheRungs_NamesTheTicketsOnWhichTheyDiffer()
    {
        JsonElement compared = (await JsonOf("work", "ticket-qc", "--in", "tickets.jsonl", "--compare", "--json")).GetProperty("comparisons")[0];

        compared.GetProperty("tickets").GetInt32().ShouldBe(62);
        compared.GetProperty("differing").EnumerateArray().Count().ShouldBe(5);
    }

    [Theory]
    [InlineData("ticket-qc", 59)]
    [InlineData("ticket-triage", 18)]
    public async Task Eval_OfAWorker_MeasuresBothModelsOnEveryTicketThatAModelIsAskedAbout(string worker, int items)
    {
        CommandResult result = await RunAsync("eval", worker, "--json");

        JsonElement run = JsonDocument.Parse(result.Output).RootElement.GetProperty("runs").EnumerateArray().ShouldHaveSingleItem();
        run.GetProperty("items").GetInt32().ShouldBe(items);
        run.GetProperty("errors").GetInt32().ShouldBe(0);
        JsonElement[] models = [.. run.GetProperty("models").EnumerateArray()];
        models[0].GetProperty("pass_rate").GetDouble().ShouldBeLessThan(0.9);
        models[1].GetProperty("pass_rate").GetDouble().ShouldBeGreaterThan(0.95);
    }

    private static string Counts(JsonElement report, string name) => string.Join(", ", report.GetProperty(name).EnumerateObject().Select(one => $"{one.Name} {one.Value}"));

    private Task<CommandResult> RunAsync(params string[] typed) => SufficeCommand.RunAsync(folder.Path, typed);

    private async Task<JsonElement> JsonOf(params string[] typed)
    {
        CommandResult result = await RunAsync(typed);
        result.ExitCode.ShouldBe(0, result.Error);

        return JsonDocument.Parse(result.Output).RootElement;
    }
}
