using System.Text.Json;

namespace Suffice.EndToEnd.Commands;

public sealed class AuditOutputsTests
{
    private const string Call = """
        {"request":{"model":"gpt-4o","messages":[{"role":"system","content":"You sort the letters of a library. Answer with one of: loan, return, fee."},{"role":"user","content":"My fee is wrong, write to ann.lee@mail.example"}]},"response":{"id":"ID","object":"chat.completion","created":1793000000,"model":"gpt-4o-2024-08-06","choices":[{"index":0,"message":{"role":"assistant","content":"fee"},"finish_reason":"stop"}],"usage":{"prompt_tokens":400,"completion_tokens":2,"total_tokens":402}}}
        """;

    private static readonly string[] Files = ["report.html", "tasks.csv", "focus.csv", "suffice.yaml"];

    [Fact]
    public async Task Audit_AllOutputs_AreWrittenMaskedAndThePolicyIsValid()
    {
        using TestFolder folder = Logged();

        CommandResult audit = await AuditAsync(folder);
        CommandResult check = await SufficeCommand.RunAsync(folder.Path, "check", "suffice.yaml");

        audit.ExitCode.ShouldBe(0, audit.Error);
        check.ExitCode.ShouldBe(0, check.Error);
        string[] written = [.. Files.Select(file => Path.Combine(folder.Path, file)), .. Directory.GetFiles(Path.Combine(folder.Path, "evals"))];
        written.ShouldAllBe(path => !File.ReadAllText(path).Contains("ann.lee"));
        File.ReadAllText(Path.Combine(folder.Path, "report.html")).ShouldContain("&lt;email&gt;");
    }

    [Fact]
    public async Task Audit_OutputsThatAreThere_AreNotWrittenOverWithoutForce()
    {
        using TestFolder folder = Logged();
        folder.Write("suffice.yaml", "mine");

        CommandResult refused = await AuditAsync(folder);
        CommandResult forced = await AuditAsync(folder, "--force");

        refused.ExitCode.ShouldBe(2, refused.Error);
        refused.Error.ShouldContain("suffice.yaml");
        refused.Error.ShouldContain("--force");
        forced.ExitCode.ShouldBe(0, forced.Error);
        File.ReadAllText(Path.Combine(folder.Path, "suffice.yaml")).ShouldContain("version: 1");
    }

    [Fact]
    public async Task Audit_Keep_LeavesAMaskedReportThatShowTellsToTheDigit()
    {
        using TestFolder folder = Logged();

        CommandResult audit = await SufficeCommand.RunAsync(folder.Path, "audit", "log.jsonl", "--keep", "--keep-personal-data", "--json");
        folder.Write("suffice.yaml", "version: 1\nproviders: { here: { protocol: openai, base_url: http://localhost:1 } }\nmodels: { a: { provider: here, id: a-1, price: { input: 1, output: 1 } } }\ntasks: { t: { why: x, ladder: [a] } }\n");
        CommandResult shown = await SufficeCommand.RunAsync(folder.Path, "show", "audits", "--json");
        string kept = await File.ReadAllTextAsync(Directory.GetFiles(folder.PathOf(".suffice/audits")).Single());

        audit.ExitCode.ShouldBe(0, audit.Error);
        shown.ExitCode.ShouldBe(0, shown.Error);
        JsonElement told = JsonDocument.Parse(shown.Output).RootElement.GetProperty("audits")[0];
        JsonElement made = JsonDocument.Parse(audit.Output).RootElement;
        told.GetProperty("paid_usd").GetDecimal().ShouldBe(made.GetProperty("paid_usd").GetDecimal());
        told.GetProperty("possible_saving_usd").GetDecimal().ShouldBe(made.GetProperty("possible_saving_usd").GetDecimal());
        kept.ShouldNotContain("ann.lee");
        kept.ShouldNotContain("is wrong, write");
    }

    private static Task<CommandResult> AuditAsync(TestFolder folder, params string[] more) => SufficeCommand.RunAsync(
        folder.Path,
        ["audit", "log.jsonl", "--out", Files[0], "--csv", Files[1], "--focus", Files[2], "--write-policy", Files[3], "--write-evals", "evals", .. more]);

    private static TestFolder Logged()
    {
        TestFolder folder = new();
        folder.Write("log.jsonl", string.Concat(Enumerable.Range(0, 40).Select(i => Call.Replace("\"ID\"", $"\"chatcmpl-{i}\"", StringComparison.Ordinal).Replace("fee is wrong", $"fee no. {i} is wrong", StringComparison.Ordinal) + "\n")));
        return folder;
    }
}
