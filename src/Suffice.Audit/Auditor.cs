using System.Collections.Immutable;
using Suffice.Audit.Formats;
using Suffice.Audit.Making;
using Suffice.Audit.Pricing;
using Suffice.Audit.Reading;
using Suffice.Audit.Reports;
using Suffice.Audit.Sources;
using Suffice.Audit.Structure;
using Suffice.Catalog;

namespace Suffice.Audit;

/// <summary>Audits logs of past calls: which tasks they were, what was paid, what they would cost elsewhere. Calls no model and no network.</summary>
/// <param name="catalog">Models and prices.</param>
/// <param name="time">The clock.</param>
public sealed class Auditor(ModelCatalog catalog, TimeProvider time)
{
    private static readonly TimeSpan ProgressEvery = TimeSpan.FromMilliseconds(200);

    /// <summary>Runs an audit.</summary>
    /// <param name="options">What is to be audited.</param>
    /// <param name="progress">Told how far it is, a few times a second.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The report.</returns>
    /// <exception cref="AuditInputException">A path means nothing, an option is wrong, or no file holds a known form.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public async Task<AuditReport> RunAsync(AuditOptions options, IProgress<AuditProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);

        ImmutableArray<SourceFile> files = SourceFiles.Find(options.Paths);
        IReadOnlyList<ILogFormat> formats = LogFormats.All;
        DateTimeOffset now = time.GetUtcNow();
        ImmutableArray<Model> candidates = options.Models.IsEmpty ? CandidateModels.Usual(catalog, now) : CandidateModels.Named(catalog, options.Models);
        CallPricing pricing = new(candidates, now);
        AuditTally tally = new(options, candidates.Length);
        CallDigester digester = new(new CallClassifier(), new ModelLookup(catalog), pricing, tally.Groups);
        FileFormats known = new(options, formats);
        RowPipeline pipeline = new(files, known.Of, digester, formats, options.Threads);

        long reported = time.GetTimestamp();
        long? inAll = files.All(file => file.Bytes is not null) ? files.Sum(file => file.Bytes) : null;
        await pipeline.RunAsync(
            default,
            (block, after) =>
            {
                tally.Add(block);
                if (time.GetElapsedTime(reported) >= ProgressEvery)
                {
                    reported = time.GetTimestamp();
                    progress?.Report(new AuditProgress(files[after.File].Path, pipeline.BytesRead, inAll, tally.Coverage.Calls));
                }
            },
            cancellationToken).ConfigureAwait(false);
        tally.Finish(new CutCalls(digester).Rebuild);
        known.ThrowIfNothingKnown();

        return new ReportMaker(options, catalog, candidates, now).Make(tally, files, known.ByFile);
    }
}
