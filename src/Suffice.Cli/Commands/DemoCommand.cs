using System.CommandLine;
using Microsoft.AspNetCore.Builder;
using Spectre.Console;
using Suffice.Cli.Demo;
using Suffice.Cli.Inputs;
using Suffice.Cli.Output;
using Suffice.Gateway.Hosting;
using Suffice.Ledger.Bills;
using Suffice.Ledger.Reading;

namespace Suffice.Cli.Commands;

/// <summary><c>suffice demo</c>: the main job at work, with no key and no network.</summary>
internal static class DemoCommand
{
    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Make()
    {
        Option<string?> recording = new("--recording") { Description = "Run on real recorded answers instead of the sample." };
        Option<string?> ladder = new("--ladder") { Description = "With --recording: the models, cheapest first, separated by commas; chosen from the recording when absent." };
        Option<int?> items = new("--items") { Description = "At most so many calls, from 1." };
        Option<bool> json = Options.Json();
        Command command = new(
            "demo",
            "Start the gateway on a sample support desk (its models are simulated), play traffic through it over HTTP, and print the bill.\n\nExample: suffice demo --recording bfcl.jsonl --ladder gpt-4o-mini-2024-07-18,gpt-4-0125-preview")
        {
            recording, ladder, items, json,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetValue(recording),
            Options.Names(parsed.GetValue(ladder)),
            parsed.GetValue(items) ?? int.MaxValue,
            parsed.GetValue(json),
            cancellationToken));

        return command;
    }

    private static async Task<int> RunAsync(string? recording, string[] ladder, int most, bool json, CancellationToken cancellationToken)
    {
        Check(recording, ladder, most);
        using DemoFolder folder = DemoFolder.Make();
        DemoScene scene = recording is null
            ? DemoScene.OfSample(folder)
            : await DemoScene.OfRecordingAsync(folder, recording, ladder, cancellationToken).ConfigureAwait(false);
        IAnsiConsole screen = json ? Screen.Nowhere() : Screen.Open();
        screen.WriteLine(scene.Introduction);
        List<DemoCall> calls = await PlayAsync(scene, screen, most, cancellationToken).ConfigureAwait(false);
        LedgerReader ledger = new(scene.LedgerPath);
        BillQuery query = new() { GroupBy = BillGrouping.Task };
        if (json)
        {
            BillReport bill = ledger.ReadReport(query);
            Json.Write(new { scene.IsSimulated, Calls = calls.Count, bill.Lines, bill.Total, bill.Models, bill.Reasons });
        }
        else
        {
            DemoDisplay.Conclude(screen, scene, calls, ledger.ReadBill(query));
        }

        return calls.Exists(c => c.Status == 0) ? ExitCode.Failed : ExitCode.Fine;
    }

    private static void Check(string? recording, string[] ladder, int most)
    {
        if (most < 1)
        {
            throw new CommandException(ExitCode.WrongUse, $"--items: {most} calls are no demo; write 1 or more");
        }

        if (recording is null && ladder.Length > 0)
        {
            throw new CommandException(ExitCode.WrongUse, "--ladder: the sample has ladders of its own; name models together with --recording FILE");
        }
    }

    private static async Task<List<DemoCall>> PlayAsync(DemoScene scene, IAnsiConsole screen, int most, CancellationToken cancellationToken)
    {
        await using WebApplication gateway = GatewayApplication.Build(new GatewayOptions
        {
            PolicyPath = scene.PolicyPath,
            Listen = new Uri("http://127.0.0.1:0"),
            Quiet = true,
        });
        await gateway.StartAsync(cancellationToken).ConfigureAwait(false);
        using DemoTraffic traffic = new(new Uri(gateway.Urls.First()));
        List<DemoCall> calls = await DemoDisplay.RunAsync(screen, traffic.PlayAsync(scene, most, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
        await gateway.StopAsync(cancellationToken).ConfigureAwait(false);

        return calls;
    }
}
