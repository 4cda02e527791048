using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Suffice.Chat;
using Suffice.Gateway.Tests.Telemetry;
using Suffice.Ledger;
using Suffice.Ledger.Reading;
using Suffice.Policy;
using Suffice.Providers;

namespace Suffice.Gateway.Tests.Access;

/// <summary>Keys of every kind are used, and told back by a provider in every way, and nothing that Suffice tells anybody holds one.</summary>
public sealed class CanaryKeyTests
{
    private const string ProvidersKey = "sk-canary-provider-7f3a91c2";
    private const string AdminsKey = "sk-canary-admin-0d4be68f";
    private const string CollectorsKey = "sk-canary-collector-55aa31e0";
    private const string StrangersKey = "sk-canary-stranger-2b9c7d14";

    private static readonly IReadOnlyDictionary<string, string> Echoing = new Dictionary<string, string>
    {
        ["x-goog-api-key"] = ProvidersKey,
        ["x-request-id"] = ProvidersKey,
        ["set-cookie"] = $"key={ProvidersKey}",
        ["www-authenticate"] = $"Bearer error=\"{ProvidersKey}\"",
        ["location"] = $"http://127.0.0.1:1/?key={ProvidersKey}",
    };

    public static TheoryData<ChatProtocol, ChatProtocol> Pairs =>
        [.. Enum.GetValues<ChatProtocol>().SelectMany(caller => Enum.GetValues<ChatProtocol>().Select(provider => (caller, provider)))];

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task EverythingTold_OfCallsThatSucceedAndFail_HoldsNoKey(ChatProtocol caller, ChatProtocol provider)
    {
        using CallersKeys keys = new();
        string callersKey = await keys.CreateAsync("ci");
        StringBuilder told = new();
        using KeptLog log = new();
        await using FakeCollector collector = await FakeCollector.OverHttpAsync();
        await using FakeUpstream upstream = await FakeUpstream.StartAsync();
        await using RunningGateway gateway = await RunningGateway.StartAsync(Policy(upstream, provider, keys.File, collector.Address));
        gateway.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);

        foreach ((Action prepare, bool streams) in Courses(upstream, provider))
        {
            prepare();
            await TellAsync(told, gateway, callersKey, HttpMethod.Post, Spoken.PathOf(caller), Spoken.Call(caller, "task:open", streams));
        }

        foreach (bool streams in (bool[])[false, true])
        {
            await TellAsync(told, gateway, callersKey, HttpMethod.Post, Spoken.PathOf(caller), Spoken.Call(caller, "task:lost", streams));
            await TellAsync(told, gateway, StrangersKey, HttpMethod.Post, Spoken.PathOf(caller), Spoken.Call(caller, "task:open", streams));
        }

        await gateway.WrittenAsync();
        foreach (string path in (string[])["/metrics", "/readyz", "/api/requests", "/api/policy", "/api/models", "/api/health", "/api/bill", "/v1/models"])
        {
            await TellAsync(told, gateway, AdminsKey, HttpMethod.Get, path);
        }

        ProviderDefinition definition = gateway.Services.GetRequiredService<IPolicySource>().Current.Providers["fake"];
        told.AppendLine($"{definition}{definition.ApiKey}{JsonSerializer.Serialize(definition)}{JsonSerializer.Serialize(definition.ApiKey)}");
        TellFiles(told, gateway.Folder);
        TellRows(told, gateway.Folder);
        (await gateway.StopAndReadAsync()).ShouldNotBeEmpty();
        TellFiles(told, gateway.Folder);
        told.AppendJoin('\n', log.Lines).AppendJoin('\n', log.Scopes);

        foreach (ReceivedSpan span in collector.Spans)
        {
            told.AppendLine($"{span}{JsonSerializer.Serialize(span.Attributes)}");
        }

        string everything = told.ToString();
        foreach (string key in (string[])[ProvidersKey, AdminsKey, CollectorsKey, StrangersKey, callersKey, Convert.ToBase64String(Encoding.UTF8.GetBytes(ProvidersKey))])
        {
            Around(everything, key).ShouldBe(string.Empty);
        }

        // What was looked through is what was meant to be: the keys were in use, and the sinks were not empty.
        upstream.Received.ShouldAllBe(call => call.Headers.Values.Any(value => value.Contains(ProvidersKey)));
        collector.Authorizations.ShouldContain(CollectorsKey);
        collector.Spans.ShouldNotBeEmpty();
        log.Lines.ShouldContain(line => line.Level == LogLevel.Trace || line.Level == LogLevel.Debug);
        everything.ShouldContain("Incorrect API key provided: ***");
        everything.ShouldContain("suffice_requests_total");
        everything.ShouldContain("SQLite format 3");
        everything.ShouldContain("invalid_api_key");
    }

    /// <summary>Every way in which a call may go, each with the provider's key told back where one can be.</summary>
    private static IEnumerable<(Action Prepare, bool Streams)> Courses(FakeUpstream upstream, ChatProtocol provider)
    {
        string failure = Spoken.Failure(provider)
            .Replace("You exceeded your current quota", $"Incorrect API key provided: {ProvidersKey}", StringComparison.Ordinal)
            .Replace("Overloaded", $"Incorrect API key provided: {ProvidersKey}", StringComparison.Ordinal);
        string begun = Spoken.Start(provider) + Spoken.Text(provider, "hello");

        yield return (() => upstream.AnswersWith(Echoing, Spoken.Answer(provider, "hello")), false);
        yield return (() => upstream.AnswersWith(Echoing, Spoken.Whole(provider, "hello"), type: "text/event-stream"), true);
        foreach (int status in (int[])[200, 302, 400, 401, 403, 404, 422, 429, 500, 503])
        {
            yield return (() => upstream.AnswersWith(Echoing, Refusal, status), false);
            yield return (() => upstream.AnswersWith(Echoing, Refusal, status), true);
        }

        yield return (() => upstream.Answers($$"""{"choices":[{"key":"{{ProvidersKey}}"""), false);
        yield return (() => upstream.AnswersWith(Echoing, $"<html>{ProvidersKey}</html>", 502, "text/html"), false);
        yield return (() => upstream.Streams(failure), true);
        yield return (() => upstream.Streams(begun + failure), true);
        yield return (() => upstream.Streams($"{begun}data: {{\"key\":\"{ProvidersKey}\n\n"), true);
        yield return (() => upstream.StreamsAndBreaks(Spoken.Start(provider)), true);
        yield return (() => upstream.StreamsAndBreaks(begun), true);
    }

    private static string Refusal =>
        $$"""{"type":"error","error":{"message":"Incorrect API key provided: {{ProvidersKey}}","type":"{{ProvidersKey}}","param":"{{ProvidersKey}}","code":"{{ProvidersKey}}"},"request_id":"{{ProvidersKey}}"}""";

    private static async Task TellAsync(StringBuilder told, RunningGateway gateway, string key, HttpMethod method, string path, string? body = null)
    {
        using HttpRequestMessage request = new(method, path);
        request.Headers.Add(path == "/v1/messages" ? "x-api-key" : "authorization", path == "/v1/messages" ? key : $"Bearer {key}");
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await gateway.Http.SendAsync(request);
        told.AppendLine(CultureInfo.InvariantCulture, $"{(int)response.StatusCode} {response.Headers}{response.Content.Headers}{response.TrailingHeaders}");
        told.AppendLine(await response.Content.ReadAsStringAsync());
    }

    private static void TellFiles(StringBuilder told, string folder)
    {
        foreach (string file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            using FileStream open = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using StreamReader reader = new(open, Encoding.Latin1);
            told.AppendLine(reader.ReadToEnd());
        }
    }

    /// <summary>The rows as they are read: in the file a text may go on in another page.</summary>
    private static void TellRows(StringBuilder told, string folder)
    {
        LedgerReader reader = new(Path.Combine(folder, "suffice-ledger", "ledger.db"));
        foreach (RequestEntry row in reader.ReadRequests(new RequestQuery { Limit = 100 }).Requests)
        {
            told.AppendLine(JsonSerializer.Serialize(reader.Find(row.Id)));
        }
    }

    /// <returns>Where a key stands, for whoever reads the failure; empty where it is not.</returns>
    private static string Around(string text, string key) =>
        text.IndexOf(key, StringComparison.OrdinalIgnoreCase) is >= 0 and int at ? text[Math.Max(0, at - 300)..Math.Min(text.Length, at + 100)] : string.Empty;

    private static string Policy(FakeUpstream upstream, ChatProtocol provider, string keysFile, string collector)
    {
        Environment.SetEnvironmentVariable("SUFFICE_CANARY_PROVIDER", ProvidersKey);
        Environment.SetEnvironmentVariable("SUFFICE_CANARY_ADMIN", AdminsKey);
        Environment.SetEnvironmentVariable("SUFFICE_CANARY_COLLECTOR", CollectorsKey);

        // The host reads it where it reads all settings of logging; no other log has this name.
        Environment.SetEnvironmentVariable($"Logging__{typeof(KeptLog).FullName}__LogLevel__Default", "Trace");

        return $$"""
            version: 1
            gateway: { keys: [env:SUFFICE_CANARY_ADMIN], keys_file: "{{keysFile}}" }
            telemetry: { log: all, otlp: { endpoint: "{{collector}}", headers: { authorization: env:SUFFICE_CANARY_COLLECTOR } } }
            providers:
              fake: { protocol: {{Spoken.Word(provider)}}, base_url: "{{upstream.Address}}{{(provider == ChatProtocol.Anthropic ? "" : "v1")}}", api_key: env:SUFFICE_CANARY_PROVIDER, max_retries: 0, breaker: off }
              gone: { protocol: {{Spoken.Word(provider)}}, base_url: "http://127.0.0.1:1", api_key: env:SUFFICE_CANARY_PROVIDER, max_retries: 0, breaker: off }
            models:
              small: { provider: fake, id: m-1, price: { input: 1, output: 2 } }
              away: { provider: gone, id: m-2, price: { input: 1, output: 2 } }
            tasks:
              open: { why: passed on as it comes, ladder: [small], store_content: true }
              lost: { why: nobody is there, ladder: [away], store_content: true }
            """;
    }
}
