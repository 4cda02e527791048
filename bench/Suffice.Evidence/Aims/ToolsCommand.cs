using System.CommandLine;
using Suffice.Evidence.Recorded;
using Suffice.Learning.Labelled;
using Suffice.Learning.Ladders;

namespace Suffice.Evidence.Aims;

/// <summary><c>tools</c>: what is saved on recorded tool calls, and is the promised share kept?</summary>
internal static class ToolsCommand
{
    private const string Pack = "bfcl";
    private const string Mini = "gpt-4o-mini-2024-07-18";
    private const string MiniCalls = "gpt-4o-mini-2024-07-18-FC";
    private const string Large = "gpt-4o-2024-08-06-FC";
    private const string Older = "gpt-4-0125-preview";
    private const string Haiku = "claude-3-haiku-20240307";
    private const string Sonnet = "claude-3-5-sonnet-20240620";

    private static readonly (LadderPack Pack, double Share, double Saving)[] Checked =
    [
        (new LadderPack("checks alone: 4o-mini-FC > 4o-FC", Pack, MiniCalls, Large), 0.96, 0.93),
        (new LadderPack("checks alone: 4o-mini > gpt-4-0125", Pack, Mini, Older), 0.987, 0.975),
        (new LadderPack("checks alone: haiku > sonnet-3.5", Pack, Haiku, Sonnet), 0.795, 0.88),
    ];

    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Make()
    {
        Option<int> seeds = new("--seeds") { DefaultValueFactory = _ => 3 };
        Option<bool> told = new("--told") { Description = "Believe the recordings' category, which says whether a tool fits at all." };
        Command command = new("tools", "Calibrated ladders on recorded tool calls: the threshold chosen on four folds, served on the fifth.") { seeds, told };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            LadderLearning learning = new() { UseCategory = parsed.GetValue(told) };
            AimTable.Begin(
                $"Recorded tool calls (797), at least 99% of the last rung's accuracy asked for, calibrated on four folds and served on the fifth; {parsed.GetValue(seeds)} seeds; "
                + $"the recordings' category is {(learning.UseCategory ? "told" : "hidden")}.");
            foreach (LadderAim aim in Calibrated)
            {
                if (!await (aim with { Learning = learning }).WriteAsync(parsed.GetValue(seeds), cancellationToken))
                {
                    return;
                }
            }

            foreach ((LadderPack pack, double share, double saving) in Checked)
            {
                IReadOnlyList<LabelledCall> calls = (await pack.ReadAsync(cancellationToken))!;
                KeptPromise served = KeptPromise.OfChecks(calls);
                AimTable.Write(new Aim(pack.Name, "share of the last rung's accuracy", share, share, IsShare: true), served.Share);
                AimTable.Write(new Aim(pack.Name, "saving", saving, saving, IsShare: true), served.Saving);
            }
        });

        return command;
    }

    private static LadderAim[] Calibrated { get; } =
    [
        new(new LadderPack("4o-mini-FC > 4o-FC", Pack, MiniCalls, Large), 0.99, 0.61, 0.70),
        new(new LadderPack("4o-mini-FC (+ haiku) > 4o-FC", Pack, MiniCalls, Large) { Second = Haiku }, 0.99, 0.61, 0.70),
        new(new LadderPack("4o-mini > gpt-4-0125", Pack, Mini, Older), 0.99, 0.74, 0.85),
        new(new LadderPack("4o-mini (+ haiku) > gpt-4-0125", Pack, Mini, Older) { Second = Haiku }, 0.99, 0.74, 0.85),
        new(new LadderPack("4o-mini (+ haiku) > sonnet-3.5", Pack, Mini, Sonnet) { Second = Haiku }, 0.99, 0.71, 0.78),
        new(new LadderPack("4o-mini (+ 4o-mini-FC) > sonnet-3.5", Pack, Mini, Sonnet) { Second = MiniCalls }, 0.99, 0.71, 0.78),
        new(new LadderPack("4o-mini-FC (+ haiku) > sonnet-3.5", Pack, MiniCalls, Sonnet) { Second = Haiku }, 0.99, 0.71, 0.78),
        new(new LadderPack("haiku > sonnet-3.5", Pack, Haiku, Sonnet), 0.99, null, null),
    ];
}
