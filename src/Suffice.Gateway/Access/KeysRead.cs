using System.Collections.Immutable;
using Suffice.Callers;

namespace Suffice.Gateway.Access;

/// <summary>The file of callers' keys, as it was read last.</summary>
/// <param name="Keys">All keys in it.</param>
/// <param name="Exists">True when there was a file: then a call needs a key, also when none in it is good.</param>
/// <param name="Problem">Why the file as it is now cannot be read; the keys are then those of before.</param>
internal sealed record KeysRead(ImmutableArray<CallerKey> Keys, bool Exists, string? Problem);
