using System.Collections.Immutable;
using Suffice.Yaml;

namespace Suffice.Ledger.Policies;

/// <summary>A policy that came into force, with what it said.</summary>
/// <param name="Note">Which, and when.</param>
/// <param name="Values">
/// Every effective value and where it came from, in the order of the file; of each calibrated task also <c>tasks.NAME.calibration.made_at</c>, <c>.accept_up_to</c>,
/// <c>.start_above</c>, <c>.bound</c> and <c>.promise</c>, where it has them. Keys are named by where they are kept, never by value.
/// </param>
public sealed record KeptPolicy(PolicyNote Note, ImmutableArray<ValueOrigin> Values);
