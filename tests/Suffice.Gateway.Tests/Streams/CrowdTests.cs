using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Suffice.Chat;
using Suffice.Ledger;
using Suffice.Ledger.Reading;

namespace Suffice.Gateway.Tests.Streams;

/// <summary>Many callers at once, some of whom leave: nobody gets a piece of another's answer, and nothing breaks.</summary>
public sealed class CrowdTests
{
    private const int Callers = 120;
    private const int Pieces = 40;

    [Theory]
    [InlineData(ChatProtocol.OpenAI, ChatProtocol.OpenAI)]
    [InlineData(ChatProtocol.Anthropic, ChatProtocol.OpenAI)]
    [InlineData(ChatProtocol.Responses, ChatProtocol.Anthropic)]
    public async Task Streams_OfManyOfWhomEachThirdLeaves_AreEachTheirOwnAndAllInTheLedger(ChatProtocol caller, ChatProtocol provider)
    {
        await using WebApplication upstream = await RepeaterAsync(provider);
        await using RunningGateway gateway = await RunningGateway.StartAsync(Policy(upstream, provider));

        string?[] streams = await Task.WhenAll(Enumerable.Range(0, Callers).Select(number => AskAsync(gateway, caller, number)));

        for (int number = 0; number < Callers; number++)
        {
            if (streams[number] is string whole)
            {
                Spoken.TextOf(caller, whole).ShouldBe(string.Concat(Enumerable.Repeat(MarkOf(number), Pieces)));
                Spoken.IsComplete(caller, whole).ShouldBeTrue();
            }
        }

        IReadOnlyList<RequestEntry> rows = await AllAsync(gateway);
        rows.Count.ShouldBe(Callers);
        rows.Count(row => row.Outcome == RequestOutcome.Served).ShouldBe(Callers * 2 / 3);
        rows.Count(row => row.Outcome == RequestOutcome.Cancelled).ShouldBe(Callers / 3);
    }

    private static async Task<IReadOnlyList<RequestEntry>> AllAsync(RunningGateway gateway)
    {
        await gateway.StopAsync();
        await gateway.WrittenAsync();

        return new LedgerReader(Path.Combine(gateway.Folder, "suffice-ledger", "ledger.db")).ReadRequests(new RequestQuery { Limit = 1000 }).Requests;
    }

    /// <returns>The stream; <see langword="null"/> of a caller who left in the middle of it.</returns>
    private static async Task<string?> AskAsync(RunningGateway gateway, ChatProtocol caller, int number)
    {
        string call = Spoken.Call(caller, "task:open").Replace("\"x\"", $"\"{MarkOf(number)}\"", StringComparison.Ordinal);
        using HttpResponseMessage response = await gateway.OpenAsync(Spoken.PathOf(caller), call);
        await using Stream body = await response.Content.ReadAsStreamAsync();
        if (!Leaves(number))
        {
            using StreamReader reader = new(body);

            return await reader.ReadToEndAsync();
        }

        await body.ReadExactlyAsync(new byte[64 + number]);

        return null;
    }

    /// <summary>Starts a provider that says a call's mark again and again, a piece at a time.</summary>
    private static Task<WebApplication> RepeaterAsync(ChatProtocol provider) => LoopbackServer.StartAsync(async context =>
    {
        using StreamReader reader = new(context.Request.Body, Encoding.UTF8);
        string asked = await reader.ReadToEndAsync();
        string mark = asked.Substring(asked.IndexOf("<<", StringComparison.Ordinal), MarkOf(0).Length);
        context.Response.ContentType = "text/event-stream";
        await context.Response.WriteAsync(Spoken.Start(provider));
        for (int piece = 0; piece < Pieces; piece++)
        {
            if (piece == Pieces / 2 && Leaves(int.Parse(mark.Trim('<', '>'), CultureInfo.InvariantCulture)))
            {
                await Task.Delay(Timeout.Infinite, context.RequestAborted);
            }

            await context.Response.WriteAsync(Spoken.Text(provider, mark), context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
        }

        await context.Response.WriteAsync(Spoken.End(provider), context.RequestAborted);
    });

    private static bool Leaves(int number) => number % 3 == 0;

    private static string MarkOf(int number) => $"<<{number:0000}>>";

    private static string Policy(WebApplication upstream, ChatProtocol provider) => $$"""
        version: 1
        providers:
          fake: { protocol: {{Spoken.Word(provider)}}, base_url: "{{upstream.Urls.First()}}{{(provider == ChatProtocol.Anthropic ? "" : "/v1")}}", max_retries: 0 }
        models:
          small: { provider: fake, id: m-1, price: { input: 1, output: 2 } }
        tasks:
          open: { why: passed on as it comes, ladder: [small] }
        """;
}
