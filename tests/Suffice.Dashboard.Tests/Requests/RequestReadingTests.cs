using Suffice.Chat;
using Suffice.Checks;
using Suffice.Dashboard.Requests;
using Suffice.Ledger;
using Suffice.Routing;
using Suffice.Tasks;

namespace Suffice.Dashboard.Tests.Requests;

public sealed class RequestReadingTests : IDisposable
{
    private const string Body = """{"model":"auto","messages":[{"role":"user","content":"My card burns"}]}""";

    private readonly PastDesk desk = new();

    [Fact]
    public async Task Read_ServedRequest_TellsTheSavingAgainstTheBaseline()
    {
        await desk.RecordAsync(PastDesk.Served("req_1"));

        RequestFigures figures = Read("req_1")!;

        figures.SavedUsd.ShouldBe(0.009m);
        figures.Content.ShouldBe(ContentState.NotKept);
        figures.HowToKeep!.ShouldContain("tasks.triage.store_content: true");
    }

    [Fact]
    public async Task Read_UnknownPrice_IsNoSaving()
    {
        await desk.RecordAsync(PastDesk.Served("req_1") with { CostUsd = null }, PastDesk.Served("req_2") with { BaselineCostUsd = null }, PastDesk.Served("req_3") with { Outcome = RequestOutcome.Watch });

        Read("req_1")!.SavedUsd.ShouldBeNull();
        Read("req_2")!.SavedUsd.ShouldBeNull();
        Read("req_3")!.SavedUsd.ShouldBeNull();
    }

    [Fact]
    public async Task Withheld_HasNothingThatCallersOrModelsWrote()
    {
        await desk.RecordAsync(PastDesk.Served("req_1") with
        {
            RequestContent = Body,
            AnswerContent = "the secret",
            Error = "the secret",
            Attempts = [PastDesk.Attempt(0, 0, "small", AttemptOutcome.Rejected, 0.001m) with { FailureMessage = "the secret", Checks = [new CheckOutcome("one_of", FindingKind.Failed, "the secret", 0.4)] }],
        });
        RequestFigures whole = Read("req_1")!;

        RequestFigures withheld = whole.Withheld();

        (whole.Content, whole.Request.Attempts[0].Checks[0].Detail).ShouldBe((ContentState.Kept, "the secret"));
        withheld.Content.ShouldBe(ContentState.Withheld);
        System.Text.Json.JsonSerializer.Serialize(withheld, Files.MachineJson.Options).ShouldNotContain("secret");
        System.Text.Json.JsonSerializer.Serialize(withheld, Files.MachineJson.Options).ShouldNotContain("card burns");
        withheld.Request.Attempts[0].Checks[0].ShouldBe(new CheckOutcome("one_of", FindingKind.Failed, null, 0.4));
    }

    [Fact]
    public async Task Explain_KeptBody_IsRoutedByTheSameRouterAsLiveCalls()
    {
        await desk.RecordAsync(PastDesk.Served("req_1") with { RequestContent = Body, Source = TaskSource.Header, SourceWhy = "header x-suffice-task: triage" });

        ExplainFigures today = Read("req_1")!.Today;

        ChatRequest call = Chat.Wires.ChatWires.OpenAI.ReadRequest(System.Text.Encoding.UTF8.GetBytes(Body));
        RouteDecision live = Live().Decide(desk.Policies.Current, call, name => name == "x-suffice-task" ? "triage" : null);
        today.Now!.Task.ShouldBe("triage");
        today.Now.ShouldBeEquivalentTo(RouteSummary.Of(live.Route!, call, PastDesk.Now));
        today.Changes.ShouldBeEmpty();
    }

    [Fact]
    public async Task Explain_PolicyThatChanged_SaysWhatIsOtherThanThen()
    {
        await desk.RecordAsync(PastDesk.Served("req_1") with { RequestContent = Body, Task = "renamed", Source = TaskSource.Match, BaselineModel = "huge", Attempts = [PastDesk.Attempt(0, 0, "small", AttemptOutcome.Accepted, 0.001m)] });

        ExplainFigures today = Read("req_1")!.Today;

        today.Changes.ShouldBe(["it would be task default, and was task renamed", "it would begin on large, and began on small", "it would be compared with large, and was with huge"]);
        today.Limits.ShouldHaveSingleItem().ShouldContain("headers");
    }

    [Fact]
    public async Task Explain_TaskThatIsGone_WouldBeRefused()
    {
        await desk.RecordAsync(PastDesk.Served("req_1") with { RequestContent = Body, Task = "gone", Source = TaskSource.Header });

        ExplainFigures today = Read("req_1")!.Today;

        today.Now.ShouldBeNull();
        today.Refused!.ShouldContain("unknown task");
    }

    [Fact]
    public async Task Explain_NoBody_SaysSoAndTellsTheRouteRecorded()
    {
        await desk.RecordAsync(PastDesk.Escalated("req_1"));

        ExplainFigures today = Read("req_1")!.Today;

        today.Untold!.ShouldContain("not kept");
        (today.Then.Task, today.Then.Start, today.Then.Path, today.Now).ShouldBe(("triage", "small", "small>large", null));
    }

    [Theory]
    [InlineData("chat", "no JSON at all")]
    [InlineData("embeddings", """{"input":"x"}""")]
    public async Task Explain_BodyThatIsNoConversation_SaysSo(string endpoint, string body)
    {
        await desk.RecordAsync(PastDesk.Served("req_1") with { RequestContent = body, Endpoint = endpoint });

        Read("req_1")!.Today.Untold!.ShouldContain("cannot be read");
    }

    [Fact]
    public async Task Read_ContentPastItsTime_SaysThatItWasRemoved()
    {
        using PastDesk keeping = new(PastDesk.Policy.Replace("why: one of two labels", "why: one of two labels\n    store_content: true", StringComparison.Ordinal));
        await keeping.RecordAsync(PastDesk.Served("req_1") with { At = PastDesk.Now.AddDays(-40) }, PastDesk.Served("req_2"));

        Read("req_1", keeping)!.Content.ShouldBe(ContentState.Expired);
        Read("req_2", keeping)!.HowToKeep!.ShouldContain("it does now");
    }

    [Fact]
    public async Task Read_UnknownId_IsNothing()
    {
        await desk.RecordAsync(PastDesk.Served("req_1"));

        Read("req_2").ShouldBeNull();
    }

    public void Dispose() => desk.Dispose();

    private static Router Live() => new(new TaskRecognizer(new LearnedFingerprints()), new Microsoft.Extensions.Time.Testing.FakeTimeProvider(PastDesk.Now));

    private RequestFigures? Read(string id, PastDesk? other = null)
    {
        PastDesk at = other ?? desk;
        Router router = Live();

        return new RequestReading(at.Policies, at.Ledger, new ExplainReading(at.Policies, at.Ledger, (_, request, headers) => router.Decide(at.Policies.Current, request, headers), at.Clock), at.Clock).Read(id);
    }
}
