using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Suffice.Dashboard.Live;

namespace Suffice.Gateway.Tests.Pages;

public sealed class LivePagesTests
{
    private static CancellationToken Ends => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/live/events")]
    [InlineData("/api/live")]
    public async Task Events_OfAGateway_AreTheLatestAndThenEachAsItIsRecorded(string path)
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(Desk.Policy, Desk.Recording);
        string before = await CallAsync(gateway);
        using StreamReader events = await OpenAsync(gateway, path);
        string first = await NextIdAsync(events);

        string after = await CallAsync(gateway);

        first.ShouldBe(before);
        (await NextIdAsync(events)).ShouldBe(after);
    }

    [Fact]
    public async Task Events_Filtered_AreThoseAlone()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(Desk.Policy, Desk.Recording);
        using StreamReader events = await OpenAsync(gateway, "/api/live?task=triage&outcome=failed");
        await WatchedAsync(gateway, 1);
        await CallAsync(gateway);

        using HttpResponseMessage failed = await gateway.PostAsync("/v1/chat/completions", Desk.Chat("nobody recorded this"));

        (await NextIdAsync(events)).ShouldBe(failed.Headers.GetValues("x-suffice-request").Single());
    }

    [Fact]
    public async Task Events_ReaderThatLeaves_IsForgotten()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(Desk.Policy, Desk.Recording);
        StreamReader events = await OpenAsync(gateway, "/live/events");
        await WatchedAsync(gateway, 1);

        events.Dispose();

        await WatchedAsync(gateway, 0);
    }

    [Fact]
    public async Task Events_GatewayThatStops_EndsThem()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(Desk.Policy, Desk.Recording);
        using StreamReader events = await OpenAsync(gateway, "/live/events");
        await WatchedAsync(gateway, 1);

        await gateway.StopAsync().WaitAsync(TimeSpan.FromSeconds(20), Ends);

        (await events.ReadToEndAsync(Ends)).ShouldNotContain("event: error");
    }

    [Fact]
    public async Task Events_KeyThatIsRevoked_EndsThem()
    {
        using CallersKeys keys = new();
        (RunningGateway started, string view, _) = await PastCalls.GuardedAsync(keys);
        await using RunningGateway gateway = started;
        using StreamReader events = await OpenAsync(gateway, "/live/events", view);
        await WatchedAsync(gateway, 1);

        await keys.ChangeAsync("looker", key => key with { RevokedAt = TimeProvider.System.GetUtcNow() });

        await WatchedAsync(gateway, 0);
    }

    [Fact]
    public async Task Page_WithoutScript_ShowsTheLatestAndALinkToLoadThemAgain()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(Desk.Policy, Desk.Recording);
        await gateway.RecordAsync(PastCalls.Mixed);

        string page = await gateway.Http.GetStringAsync("/live?task=triage", Ends);

        page.ShouldContain("data-live=\"/live/events?task=triage\"");
        page.ShouldContain("data-id=\"req_3\"");
        page.ShouldNotContain("data-id=\"req_7\"");
        page.ShouldNotContain("data-id=\"req_9\"");
        page.ShouldContain("<a href=\"/live?task=triage\">Refresh</a>");
    }

    [Fact]
    public async Task Events_TooManyReaders_AreRefusedWithWhy()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(Desk.Policy, Desk.Recording);
        LiveFeed feed = gateway.Services.GetRequiredService<LiveFeed>();
        LiveWatcher?[] watchers = [.. Enumerable.Range(0, LiveFeed.MostWatchers).Select(_ => feed.Watch(new LiveFilter()))];

        using HttpResponseMessage response = await gateway.Http.GetAsync("/api/live", Ends);

        response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await response.Content.ReadAsStringAsync(Ends)).ShouldContain("too_many_watchers");
        watchers.Length.ShouldBe(LiveFeed.MostWatchers);
    }

    [Fact]
    public async Task Events_TooManyReadersWithOneKey_KeepNobodyElseOut()
    {
        using CallersKeys keys = new();
        (RunningGateway started, string view, string review) = await PastCalls.GuardedAsync(keys);
        await using RunningGateway gateway = started;
        StreamReader[] mine = await Task.WhenAll(Enumerable.Range(0, LiveFeed.MostOfOne).Select(_ => OpenAsync(gateway, "/live/events", view)));

        (HttpStatusCode status, _) = await gateway.GetAsync("/live/events", view).WaitAsync(TimeSpan.FromSeconds(10), Ends);
        using StreamReader another = await OpenAsync(gateway, "/live/events", review);

        status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        await WatchedAsync(gateway, mine.Length + 1);
    }

    private static async Task<string> CallAsync(RunningGateway gateway)
    {
        using HttpResponseMessage answer = await gateway.PostAsync("/v1/chat/completions", Desk.Chat("My card burns"));

        return answer.Headers.GetValues("x-suffice-request").Single();
    }

    private static async Task<StreamReader> OpenAsync(RunningGateway gateway, string path, string? key = null)
    {
        HttpRequestMessage request = new(HttpMethod.Get, path);
        request.Headers.Authorization = key is null ? null : new System.Net.Http.Headers.AuthenticationHeaderValue("Bearer", key);
        HttpResponseMessage response = await gateway.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Ends);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");

        return new StreamReader(await response.Content.ReadAsStreamAsync(Ends));
    }

    private static async Task<string> NextIdAsync(StreamReader events)
    {
        string? line = string.Empty;
        while (line is not null && !line.StartsWith("data: ", StringComparison.Ordinal))
        {
            line = await events.ReadLineAsync(Ends).AsTask().WaitAsync(TimeSpan.FromSeconds(20), Ends);
        }

        return JsonDocument.Parse(line.ShouldNotBeNull()["data: ".Length..]).RootElement.GetProperty("id").GetString()!;
    }

    // A gateway that closes looks again at who reads after 15 seconds at most.
    private static async Task WatchedAsync(RunningGateway gateway, int watchers)
    {
        LiveFeed feed = gateway.Services.GetRequiredService<LiveFeed>();
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(Ends);
        limit.CancelAfter(TimeSpan.FromSeconds(40));
        while (feed.Watchers != watchers)
        {
            await Task.Delay(20, limit.Token);
        }
    }
}
