using Spectre.Console;
using Suffice.Cli.Output;
using Suffice.Gateway;
using Suffice.Ledger.Bills;
using static System.FormattableString;

namespace Suffice.Cli.Demo;

/// <summary>Shows a demo: live on a terminal, in a few lines elsewhere, and its bill at the end.</summary>
internal static class DemoDisplay
{
    private const int Every = 50;

    /// <summary>Shows calls as they are answered.</summary>
    /// <param name="console">Where.</param>
    /// <param name="calls">The calls.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>All calls.</returns>
    public static async Task<List<DemoCall>> RunAsync(
        IAnsiConsole console, IAsyncEnumerable<DemoCall> calls, CancellationToken cancellationToken)
    {
        DemoTally tally = new();
        if (!console.Profile.Capabilities.Interactive || Console.IsOutputRedirected)
        {
            await foreach (DemoCall call in calls.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                tally.Add(call);
                if (tally.Calls.Count % Every == 0)
                {
                    console.WriteLine(tally.Line());
                }
            }

            console.WriteLine(tally.Line());
            return tally.Calls;
        }

        await console.Live(tally.Table()).StartAsync(async live =>
        {
            await foreach (DemoCall call in calls.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                tally.Add(call);
                live.UpdateTarget(tally.Table());
            }
        }).ConfigureAwait(false);

        return tally.Calls;
    }

    /// <summary>Shows the bill, three example routes, and what to do next.</summary>
    /// <param name="console">Where.</param>
    /// <param name="scene">What was played.</param>
    /// <param name="calls">The calls.</param>
    /// <param name="bill">The bill.</param>
    public static void Conclude(IAnsiConsole console, DemoScene scene, List<DemoCall> calls, Bill bill)
    {
        console.WriteLine();
        BillTable.Write(console, bill, "task");
        console.WriteLine();
        console.WriteLine("Three routes, and why:");
        foreach (DemoCall call in Examples(calls))
        {
            console.WriteLine(Describe(call));
        }

        console.WriteLine();
        console.WriteLine(scene.IsSimulated
            ? "The models above were simulated. On real recorded answers: suffice replay RECORDING --ladder SMALL,LARGE"
            : "The answers above are real ones, replayed.");
        console.WriteLine(
            """
            With your own key:
              1. write suffice.yaml (README.md has a first one), with api_key: env:ANTHROPIC_API_KEY
              2. suffice check suffice.yaml && suffice serve
              3. set your application's base URL to http://127.0.0.1:8420/v1 (OpenAI) or http://127.0.0.1:8420 (Anthropic)
              4. suffice bill
            """);
    }

    // One call that the first rung answered, one that a check sent up, one that stays on its model.
    private static IEnumerable<DemoCall> Examples(List<DemoCall> calls) => new[]
    {
        calls.Find(c => c.Status == 200 && c[SufficeHeaders.Reason].Length == 0 && c[SufficeHeaders.Cost] != c[SufficeHeaders.BaselineCost]),
        calls.Find(c => c.Status == 200 && c[SufficeHeaders.Path].Contains('>', StringComparison.Ordinal)),
        calls.FindLast(c => c.Status == 200 && c[SufficeHeaders.Cost] == c[SufficeHeaders.BaselineCost])
            ?? calls.FindLast(c => c.Status == 200),
    }.OfType<DemoCall>().Distinct();

    private static string Describe(DemoCall call)
    {
        string task = call[SufficeHeaders.Task].Length == 0 ? "(named model)" : call[SufficeHeaders.Task];
        string why = call[SufficeHeaders.Reason].Length == 0 ? "the first rung passed" : $"left for {call[SufficeHeaders.Reason]}";

        return Invariant($"  {call.Id}: task {task} (told by {call[SufficeHeaders.Source]}), {call[SufficeHeaders.Path]}: {why}; cost {Dollars(call[SufficeHeaders.Cost])} against {Dollars(call[SufficeHeaders.BaselineCost])}");
    }

    private static string Dollars(string amount) => amount.Length == 0 ? "unknown" : "$" + amount;
}
