using Suffice.Evaluation.Sets.Formats;

namespace Suffice.Evaluation.Sets;

/// <summary>Reads eval sets: JSON Lines, CSV, promptfoo, OpenAI evals, recordings; each file's form is told by what is in it.</summary>
public static class EvalSetReader
{
    /// <summary>Reads a set.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="files">Its files; an id may stand in one of them only.</param>
    /// <param name="options">How; may be <see langword="null"/>.</param>
    /// <param name="cancellationToken">Ends the reading early.</param>
    /// <returns>The set, with what in it cannot be used.</returns>
    /// <exception cref="EvalSetException">A file cannot be read, is of no known form, or holds nothing that can be used.</exception>
    public static async Task<EvalSet> ReadAsync(
        string name, IReadOnlyList<string> files, SetOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(files);
        SetBuilder builder = new(options ?? new SetOptions());
        foreach (string file in files)
        {
            await ReadFileAsync(file, builder, cancellationToken).ConfigureAwait(false);
        }

        EvalSet set = builder.Build(name, files);
        return set.Items.IsEmpty ? throw new EvalSetException(WhyNothing(set, builder.Options)) : set;
    }

    private static async Task ReadFileAsync(string file, SetBuilder builder, CancellationToken cancellationToken)
    {
        EvalSource source = new(file);
        try
        {
            IEvalFormat format = EvalFormats.Find(source)
                ?? throw new EvalSetException($"{file}: of no known form; {string.Join(", ", EvalFormats.All.Select(known => known.Name))} are read");
            await format.ReadAsync(source, builder, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EvalSetException($"{file}: cannot be read: {e.Message}", e);
        }
    }

    private static string WhyNothing(EvalSet set, SetOptions options) => set.Problems is [var first, ..]
        ? $"no row can be used ({set.Problems.Length} cannot); the first: {first}"
        : options.Tag is { } tag ? $"no item of {string.Join(", ", set.Files)} has the tag {tag}; a tag is written name=value"
        : $"{string.Join(", ", set.Files)}: there are no items";
}
