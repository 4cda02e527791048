using System.Collections.Immutable;
using Suffice.Checks;
using Suffice.Policy.Compiling.Gates;
using Suffice.Yaml;

namespace Suffice.Policy;

/// <summary>What <c>gate: structural</c> stands for: the standard is in the call itself, so its checks need no options.</summary>
public static class StructuralGate
{
    /// <summary>The checks, each with its plan.</summary>
    public static ImmutableArray<GateCheck> Checks { get; } = [.. BuiltInChecks.Structural.Select(kind => Planned(kind.CreateDefault()))];

    /// <summary>What identifies <c>gate: structural</c> in a calibration.</summary>
    public static string Signature { get; } = GateSignature.Of(new YamlScalar(default, ChecksByName.Structural, plain: true), []);

    /// <summary>A check of this gate: mending costs nothing, so what can mend does so before anything else follows.</summary>
    /// <param name="check">The check.</param>
    /// <returns>The check with its plan.</returns>
    internal static GateCheck Planned(ICheck check) => new(check, FailurePlan.Escalate with { Repair = check is IRepairingCheck });
}
