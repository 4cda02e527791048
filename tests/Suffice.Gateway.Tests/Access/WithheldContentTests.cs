using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Suffice.Agents.Keeping;
using Suffice.Agents.Queue;
using Suffice.Agents.Verdicts;
using Suffice.Callers;
using Suffice.Gateway.Tests.Pages;
using Suffice.Gateway.Tests.Queue;
using Suffice.Ledger;
using Suffice.Policy;

namespace Suffice.Gateway.Tests.Access;

/// <summary>What was asked and answered, and quotes of it, is for reviewers and admins; viewers get the figures around it.</summary>
public sealed class WithheldContentTests : IDisposable
{
    private const string Key = "the-policys-own-key-0123456789";

    private readonly CallersKeys keys = new();

    private static RequestEntry Failed { get; } = PastCalls.Served("req_failed") with
    {
        Outcome = RequestOutcome.Failed,
        Error = "4111 is no card",
        Attempts = [PastCalls.Attempt("small", AttemptOutcome.Failed) with { Failure = Suffice.Providers.FailureKind.ContentRefused, FailureMessage = "4111 was refused" }],
    };

    private static RequestEntry Called(string id) => PastCalls.Served(id) with { RequestContent = "a ticket", AnswerContent = "machines-own-words" };

    public void Dispose() => keys.Dispose();

    [Fact]
    public async Task ARequest_ForAViewer_HasNoContentAndSaysSo()
    {
        await using RunningGateway gateway = await StartAsync();
        string id = await CallAsync(gateway);

        JsonElement seen = await AsAsync(gateway, CallerRole.View, $"/api/requests/{id}");

        seen.GetProperty("request_content").ValueKind.ShouldBe(JsonValueKind.Null);
        seen.GetProperty("answer_content").ValueKind.ShouldBe(JsonValueKind.Null);
        seen.GetProperty("withheld").EnumerateArray().Select(name => name.GetString()).ShouldBe(["answer_content", "request_content"]);
        seen.GetProperty("id").GetString().ShouldBe(id);
    }

    [Theory]
    [InlineData(CallerRole.Review)]
    [InlineData(CallerRole.Admin)]
    public async Task ARequest_ForAReviewer_IsWhole(CallerRole role)
    {
        await using RunningGateway gateway = await StartAsync();
        string id = await CallAsync(gateway);

        JsonElement seen = await AsAsync(gateway, role, $"/api/requests/{id}");

        seen.GetProperty("request_content").GetString()!.ShouldContain("My card burns");
        seen.TryGetProperty("withheld", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("/api/requests")]
    [InlineData("/api/requests/req_failed")]
    public async Task Errors_ForAViewer_AreNotThere(string path)
    {
        await using RunningGateway gateway = await StartAsync();
        await gateway.RecordAsync(Failed);

        string forViewer = (await AsAsync(gateway, CallerRole.View, path)).GetRawText();
        string forReviewer = (await AsAsync(gateway, CallerRole.Review, path)).GetRawText();

        forViewer.ShouldNotContain("4111");
        forViewer.ShouldContain("\"withheld\":[\"error\",\"failure_message\"]");
        forReviewer.ShouldContain("4111 is no card");
        forReviewer.ShouldContain("4111 was refused");
    }

    [Theory]
    [InlineData("/api/requests?search=4111", "\"req_failed\"")]
    [InlineData("/requests?search=4111", "/requests/req_failed")]
    public async Task ASearch_ByAViewer_DoesNotLookIntoErrors(string path, string found)
    {
        await using RunningGateway gateway = await StartAsync();
        await gateway.RecordAsync(Failed);
        string viewer = await keys.CreateAsync("vera", CallerRole.View);
        string reviewer = await keys.CreateAsync("rita", CallerRole.Review);
        await gateway.KnowsAsync(reviewer);

        string forViewer = (await gateway.GetAsync(path, viewer)).Text;
        string forReviewer = (await gateway.GetAsync(path, reviewer)).Text;

        forViewer.ShouldNotContain(found);
        forReviewer.ShouldContain(found);
    }

    [Theory]
    [InlineData("/pipelines/flow")]
    [InlineData("/pipelines/flow?csv=runs")]
    [InlineData("/api/pipelines/flow")]
    public async Task WhyARunStopped_ForAViewer_IsNotThere(string path)
    {
        await using RunningGateway gateway = await StartAsync();
        await gateway.RecordAsync(Failed with { Id = "req_run", Outcome = RequestOutcome.RunFailed, Task = null, Place = new PipelinePlace("flow", string.Empty, "run_1") });
        string viewer = await keys.CreateAsync("vera", CallerRole.View);
        string reviewer = await keys.CreateAsync("rita", CallerRole.Review);
        await gateway.KnowsAsync(reviewer);

        string forViewer = (await gateway.GetAsync(path, viewer)).Text;
        string forReviewer = (await gateway.GetAsync(path, reviewer)).Text;

        forViewer.ShouldContain("run_1");
        forViewer.ShouldNotContain("4111");
        forReviewer.ShouldContain("4111 is no card");
    }

    [Fact]
    public async Task Verdicts_ForAViewer_HaveNoWordOfTicketOrModel()
    {
        await using RunningGateway gateway = await StartAsync();
        LabellingWorker.Judge(gateway, "T-1", "billing", isSampled: false);

        string one = (await AsAsync(gateway, CallerRole.View, "/api/verdicts/vrd_T-1")).GetRawText();
        string all = (await AsAsync(gateway, CallerRole.View, "/api/verdicts", "vic")).GetRawText();
        string whole = (await AsAsync(gateway, CallerRole.Review, "/api/verdicts/vrd_T-1")).GetRawText();

        (one + all).ShouldNotContain("machines-own-words");
        one.ShouldNotContain("is late");
        one.ShouldContain("\"decision\":\"pass\"");
        whole.ShouldContain("machines-own-words");
        whole.ShouldContain("is late");
    }

    [Theory]
    [InlineData(CallerRole.View)]
    [InlineData(CallerRole.Review)]
    public async Task VerdictThatPeopleAreToJudgeBlind_IsToldToNobodyWhoMayJudgeIt(CallerRole role)
    {
        await using RunningGateway gateway = await StartAsync();
        await gateway.RecordAsync(Called("req_1"), Called("req_2"));
        LabellingWorker.Judge(gateway, "T-1", "billing", request: "req_1");
        LabellingWorker.Judge(gateway, "T-2", "billing", isSampled: false, request: "req_2");

        JsonElement blind = (await AsAsync(gateway, role, "/api/verdicts?ticket=T-1")).GetProperty("verdicts")[0];
        (blind.GetProperty("machine").ValueKind, blind.GetProperty("final").ValueKind, blind.GetProperty("is_blind").GetBoolean()).ShouldBe((JsonValueKind.Null, JsonValueKind.Null, true));
        (await AsAsync(gateway, role, "/api/verdicts", "b")).GetProperty("verdicts")[1].GetProperty("machine").GetProperty("decision").GetString().ShouldBe("pass");
        (await AsAsync(gateway, role, "/api/verdicts?decision=pass", "c")).GetProperty("verdicts").GetArrayLength().ShouldBe(1);
        string key = await keys.CreateAsync("d", role);
        await gateway.KnowsAsync(key);
        (await gateway.GetAsync("/api/verdicts/vrd_T-1", key)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await gateway.GetAsync("/api/requests/req_1", key)).Text.ShouldNotContain("machines-own-words");
        (await gateway.GetAsync("/requests/req_1", key)).Text.ShouldNotContain("machines-own-words");
        (await gateway.GetAsync("/requests/req_2", key)).Text.Contains("machines-own-words", StringComparison.Ordinal).ShouldBe(role == CallerRole.Review);
        (await gateway.GetAsync("/api/requests/req_2", key)).Text.Contains("machines-own-words", StringComparison.Ordinal).ShouldBe(role == CallerRole.Review);
        (await gateway.GetAsync("/api/verdicts/vrd_T-1", Key)).Text.ShouldContain("machines-own-words");
        (await gateway.GetAsync("/api/requests/req_1", Key)).Text.ShouldContain("machines-own-words");

        string calling = await keys.CreateAsync("e", role, made => made with { Calls = true });
        await gateway.KnowsAsync(calling);
        LabellingWorker.Judge(gateway, "T-3", "billing", id: LabellingWorker.VerdictIdOf(gateway, "T-3"));
        (await AskedAsync(gateway, calling)).ShouldSatisfyAllConditions(told => told.ShouldContain("\"is_blind\":true"), told => told.ShouldNotContain("machines-own-words"), told => told.ShouldContain("\"decisions\":{}"));
        (await AskedAsync(gateway, Key)).ShouldContain("machines-own-words");

        ReviewQueue queue = new(gateway.Services.GetRequiredService<AgentsFile>(), gateway.Services.GetRequiredService<IPolicySource>().Current);
        string item = queue.Next("desk", "ada")!.Id;
        queue.Rate(item, "ada", new HumanRating { Decision = Decision.Fail, Labels = new HumanRating().Labels.Add("category", "delivery"), Note = "what-ada-says" });

        (await gateway.GetAsync("/api/verdicts/vrd_T-1", key)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await gateway.GetAsync("/api/verdicts?ticket=T-1", key)).Text.ShouldNotContain("delivery");

        LabellingWorker.Judge(gateway, "T-1", "billing", id: "vrd_again", isSampled: true);
        (await gateway.GetAsync("/api/verdicts/vrd_again", key)).Status.ShouldBe(HttpStatusCode.Forbidden);

        queue.Accept(item, "ada");

        (await gateway.GetAsync("/api/verdicts/vrd_again", key)).Status.ShouldBe(HttpStatusCode.OK);
        (await gateway.GetAsync("/api/verdicts/vrd_T-1", key)).Text.ShouldContain("\"decision\":\"pass\"");
        (await gateway.GetAsync("/requests/req_1", key)).Text.Contains("machines-own-words", StringComparison.Ordinal).ShouldBe(role == CallerRole.Review);
    }

    [Theory]
    [InlineData("/api/observations")]
    [InlineData("/api/patterns?all=true")]
    public async Task Quotes_ForAViewer_AreNotThere(string path)
    {
        await using RunningGateway gateway = await StartAsync();
        using HttpResponseMessage noted = await gateway.PostAsync(
            "/api/observations", """{"observations":[{"agent":"triage","code":"missing_detail","quote":"my card is 4111","trace":"T","ticket":"T"}]}""", ("authorization", $"Bearer {Key}"));
        noted.EnsureSuccessStatusCode();

        string forViewer = (await AsAsync(gateway, CallerRole.View, path)).GetRawText();
        string forReviewer = (await AsAsync(gateway, CallerRole.Review, path)).GetRawText();

        forViewer.ShouldNotContain("4111");
        forViewer.ShouldContain("missing_detail");
        forViewer.ShouldContain("\"withheld\":[\"quote\"]");
        forReviewer.ShouldContain("4111");
    }

    private Task<RunningGateway> StartAsync() => RunningGateway.StartAsync(
        Desk.Guarded(Key, $", keys_file: \"{keys.File}\"").Replace("ladder: [small, large]", "ladder: [small, large]\n    store_content: true", StringComparison.Ordinal),
        Desk.Recording,
        null,
        LabellingWorker.Files);

    private static async Task<string> AskedAsync(RunningGateway gateway, string key)
    {
        using HttpResponseMessage answer = await gateway.PostAsync(
            "/v1/workers/desk", """{"id":"T-3","messages":[{"from":"customer","text":"My parcel of T-3 is late"}]}""", ("authorization", $"Bearer {key}"));

        return await answer.Content.ReadAsStringAsync();
    }

    private static async Task<string> CallAsync(RunningGateway gateway)
    {
        using HttpResponseMessage answer = await gateway.PostAsync("/v1/chat/completions", Desk.Chat("My card burns"), ("authorization", $"Bearer {Key}"));
        await gateway.WrittenAsync();

        return answer.Headers.GetValues("x-suffice-request").Single();
    }

    private async Task<JsonElement> AsAsync(RunningGateway gateway, CallerRole role, string path, string name = "vera")
    {
        gateway.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await keys.CreateAsync($"{name}.{role}", role));
        await gateway.KnowsAsync(gateway.Http.DefaultRequestHeaders.Authorization.Parameter!);

        return await gateway.JsonAsync(path);
    }
}
