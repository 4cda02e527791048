using Microsoft.Extensions.Time.Testing;
using Suffice.Audit.Reports;
using Suffice.Catalog;

namespace Suffice.Audit.Tests.Reading;

public sealed class CallsJoinedTests : IDisposable
{
    private readonly LogFolder logs = new();

    private TestFolder Folder => logs.Folder;

    private FakeTimeProvider Time => logs.Time;

    public void Dispose() => logs.Dispose();

    [Fact]
    public async Task RunAsync_ABatchWhoseRequestsAndAnswersAreTwoFiles_JoinsThem()
    {
        string requests = Folder.WriteLines("in.jsonl", Enumerable.Range(0, 20).Select(i =>
            $$$"""{"custom_id":"t{{{i}}}","method":"POST","url":"/v1/chat/completions","body":{"model":"gpt-4o-mini","messages":[{"role":"system","content":"{{{MadeLog.Triage}}}"},{"role":"user","content":"Ticket {{{i}}}"}]}}"""));
        string answers = Folder.WriteLines("out.jsonl", Enumerable.Range(0, 19).Reverse().Select(i =>
            $$$$"""{"id":"batch_req_{{{{i}}}}","custom_id":"t{{{{i}}}}","response":{"status_code":200,"request_id":"q{{{{i}}}}","body":{"id":"chatcmpl-{{{{i}}}}","created":1790000000,"model":"gpt-4o-mini-2024-07-18","choices":[{"index":0,"message":{"role":"assistant","content":"billing"},"finish_reason":"stop"}],"usage":{"prompt_tokens":100,"completion_tokens":2,"total_tokens":102}}},"error":null}"""));

        AuditReport report = await new Auditor(ModelCatalog.BuiltIn(), Time).RunAsync(new AuditOptions { Paths = [answers, requests] }, null, CancellationToken.None);

        AuditedTask task = report.Tasks.ShouldHaveSingleItem();
        task.Profile.Calls.ShouldBe(19);
        task.Profile.WithText.ShouldBe(19);
        task.Name.ShouldBe("ticket-triage-agent");
        // Half of 0.15 and 0.60 USD a million: the batch price.
        task.PaidUsd.ShouldBe(19 * ((100 * 0.075m) + (2 * 0.30m)) / 1_000_000);
        task.Samples.ShouldAllBe(sample => sample.Prompt.StartsWith("Ticket") && sample.Answer == "billing");
        report.Coverage.NotCalls.ShouldContain(new Counted("request whose answer is in no file", 1));
    }

    [Fact]
    public async Task RunAsync_ABatchWhoseRequestsListTheLabels_TellsThem()
    {
        IEnumerable<string> requests = Enumerable.Range(0, 20).Select(i =>
            $$$"""{"custom_id":"t{{{i}}}","method":"POST","url":"/v1/chat/completions","body":{"model":"gpt-4o-mini","messages":[{"role":"user","content":"Classify the ticket. Labels: billing, access, hardware.\nTicket {{{i}}}"}]}}""");
        IEnumerable<string> answers = Enumerable.Range(0, 20).Select(i =>
            $$$$"""{"id":"batch_req_{{{{i}}}}","custom_id":"t{{{{i}}}}","response":{"status_code":200,"request_id":"q{{{{i}}}}","body":{"id":"chatcmpl-{{{{i}}}}","created":1790000000,"model":"gpt-4o-mini-2024-07-18","choices":[{"index":0,"message":{"role":"assistant","content":"billing"},"finish_reason":"stop"}],"usage":{"prompt_tokens":100,"completion_tokens":2,"total_tokens":102}}},"error":null}""");

        AuditReport report = await Audit(string.Join('\n', requests.Concat(answers)));

        report.Tasks.ShouldHaveSingleItem().Profile.Labels.ShouldBe(["billing", "access", "hardware"]);
    }

    [Fact]
    public async Task RunAsync_ACallCutOverRowsOfApiManagement_IsPutTogether()
    {
        AuditReport report = await Audit("""
            {"TimeGenerated":"2026-11-02T09:14:04Z","CorrelationId":"c-1","SequenceNumber":1,"ModelName":"gpt-4o-mini","DeploymentName":"d","PromptTokens":0,"CompletionTokens":0,"TotalTokens":0,"RequestMessages":"halves\"}]","ResponseMessages":""}
            {"TimeGenerated":"2026-11-02T09:14:04Z","CorrelationId":"c-1","SequenceNumber":0,"ModelName":"gpt-4o-mini","DeploymentName":"d","PromptTokens":512,"CompletionTokens":20,"TotalTokens":532,"RequestMessages":"[{\"role\":\"user\",\"content\":\"Two ","ResponseMessages":"[{\"role\":\"assistant\",\"content\":\"joined\"}]"}
            """);

        report.Coverage.Calls.ShouldBe(1);
        report.PaidUsd.ShouldBe(((512 * 0.15m) + (20 * 0.60m)) / 1_000_000);
        report.Tasks[0].Samples.ShouldHaveSingleItem().Prompt.ShouldBe("Two halves");
    }

    [Fact]
    public async Task RunAsync_SpansInSpans_CountsTheInnermostOnly()
    {
        string log = MadeSpans.Otlp(MadeSpans.Span("a", "", "chat outer", 300), MadeSpans.Span("b", "a", "chat inner", 100), MadeSpans.Span("c", "a", "chat inner", 200));

        AuditReport report = await Audit(log);

        report.Coverage.Calls.ShouldBe(2);
        report.PaidUsd.ShouldBe(300 * 0.15m / 1_000_000);
        report.Coverage.NotCalls.ShouldContain(new Counted("span that holds other model calls and repeats their sums", 1));
    }

    [Fact]
    public async Task RunAsync_OneResponseIdInTwoLogs_IsOneCallAndOneCost()
    {
        string row = MadeLog.Row("r1", MadeLog.Triage, "Ticket");

        AuditReport report = await Audit($"{row}\n{row}\n");

        report.Coverage.Calls.ShouldBe(1);
        report.Coverage.Duplicates.ShouldBe(1);
        report.PaidUsd.ShouldBe(((1000 * 2.50m) + (10 * 10m)) / 1_000_000);
    }

    [Fact]
    public async Task RunAsync_ACallInsideASpanThatWasCountedBefore_IsNotCountedAgain()
    {
        string outer = Write(MadeSpans.Otlp(MadeSpans.Span("a", "", "chat outer", 300)));
        string inner = logs.Write(MadeSpans.Otlp(MadeSpans.Span("b", "a", "chat inner", 300)), "later.jsonl");

        AuditReport report = await new Auditor(ModelCatalog.BuiltIn(), Time).RunAsync(new AuditOptions { Paths = [outer, inner] }, null, CancellationToken.None);

        report.Coverage.Calls.ShouldBe(1);
        report.PaidUsd.ShouldBe(300 * 0.15m / 1_000_000);
        report.Coverage.NotCalls.ShouldContain(new Counted("call inside a span that was counted already", 1));
    }

    private Task<AuditReport> Audit(string log, Func<AuditOptions, AuditOptions>? change = null) => logs.Audit(log, change);

    private string Write(string log) => logs.Write(log);
}
