using Suffice.Evidence.Recorded;
using Suffice.Learning.Ladders;

namespace Suffice.Evidence.Aims;

/// <summary>A saving to reach on a ladder while a share of the last rung's accuracy is kept.</summary>
/// <param name="Pack">The ladder.</param>
/// <param name="Keep">The share.</param>
/// <param name="Baseline">The baseline's saving; <see langword="null"/> when none was measured.</param>
/// <param name="Target">The saving to reach; <see langword="null"/> when it is only shown.</param>
internal sealed record LadderAim(LadderPack Pack, double Keep, double? Baseline, double? Target)
{
    /// <summary>How calibrations are fitted.</summary>
    public LadderLearning Learning { get; init; } = new();

    /// <summary>Measures and prints it.</summary>
    /// <param name="seeds">How many seeds.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>False when the recordings are not here.</returns>
    public async Task<bool> WriteAsync(int seeds, CancellationToken cancellationToken)
    {
        if (await Pack.ReadAsync(cancellationToken) is not { } calls)
        {
            return false;
        }

        Write(Pack.Name, Keep, KeptPromise.Of(calls, Keep, Learning, seeds, cancellationToken), Baseline, Target);

        return true;
    }

    /// <summary>Prints what is kept and what is saved.</summary>
    public static void Write(string name, double? keep, KeptPromise served, double? baseline, double? target)
    {
        AimTable.Write(new Aim(name, "share of the last rung's accuracy", null, keep, IsShare: true), served.Share);
        AimTable.Write(new Aim(name, "saving", baseline, target, IsShare: true), served.Saving);
    }
}
