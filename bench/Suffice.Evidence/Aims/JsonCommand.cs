using System.CommandLine;
using Suffice.Evidence.Recorded;

namespace Suffice.Evidence.Aims;

/// <summary><c>json</c>: what is saved on recorded JSON answers with reasoning, and is the promised share kept?</summary>
internal static class JsonCommand
{
    private const string Sums = "gsm8k_json_zeroeval";
    private const string Code = "crux_json_zeroeval";
    private const string Mini = "gpt-4o-mini-2024-07-18";
    private const string Large = "gpt-4o-2024-08-06";
    private const string Haiku = "claude-3-haiku-20240307";
    private const string Flash = "gemini-1.5-flash";
    private const string Sonnet = "claude-3-5-sonnet-20240620";

    private static readonly LadderAim[] Aims =
    [
        new(new LadderPack("GSM8K JSON, 4o-mini > sonnet-3.5", Sums, Mini, Sonnet), 0.99, 0.75, 0.80),
        new(new LadderPack("GSM8K JSON, 4o-mini (+ flash) > sonnet-3.5", Sums, Mini, Sonnet) { Second = Flash }, 0.99, 0.75, 0.80),
        new(new LadderPack("GSM8K JSON, flash (+ 4o-mini) > sonnet-3.5", Sums, Flash, Sonnet) { Second = Mini }, 0.99, 0.75, 0.80),
        new(new LadderPack("GSM8K JSON, flash > 4o-mini > sonnet-3.5", Sums, Flash, Mini, Sonnet), 0.99, 0.75, 0.80),
        new(new LadderPack("CRUX JSON, 4o-mini > 4o", Code, Mini, Large), 0.986, 0.42, 0.50),
        new(new LadderPack("CRUX JSON, 4o-mini (+ flash) > 4o", Code, Mini, Large) { Second = Flash }, 0.986, 0.42, 0.50),
        new(new LadderPack("CRUX JSON, 4o-mini (+ haiku) > 4o", Code, Mini, Large) { Second = Haiku }, 0.986, 0.42, 0.50),
    ];

    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Make()
    {
        Option<int> seeds = new("--seeds") { DefaultValueFactory = _ => 3 };
        Command command = new("json", "Calibrated ladders on recorded JSON answers: the threshold chosen on four folds, served on the fifth.") { seeds };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            int times = parsed.GetValue(seeds);
            AimTable.Begin($"Recorded JSON answers with reasoning (818 school sums, 479 programs), calibrated on four folds and served on the fifth; {times} seeds.");
            foreach (LadderAim aim in Aims)
            {
                if (!await aim.WriteAsync(times, cancellationToken))
                {
                    return;
                }
            }
        });

        return command;
    }
}
