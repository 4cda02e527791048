using System.Collections.Immutable;

namespace Suffice.Confidence.Signals;

/// <summary>A few signals that are read together. A new group is one file and one line in <see cref="SignalGroups"/>.</summary>
/// <typeparam name="TSource">What they are read from.</typeparam>
internal interface ISignalGroup<in TSource>
{
    /// <summary>Their names, which never change their meaning: another meaning is another name and a new version.</summary>
    ImmutableArray<string> Names { get; }

    /// <summary>Reads them.</summary>
    /// <param name="source">What they are read from.</param>
    /// <param name="values">Takes one value a name; not a number where there is nothing to read.</param>
    void Read(TSource source, Span<double> values);
}
