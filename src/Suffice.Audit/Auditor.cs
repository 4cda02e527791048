using System.Collections.Immutable;
using Suffice.Audit.Discovery.Counting;
using Suffice.Audit.Formats;
using Suffice.Audit.Making;
using Suffice.Audit.Pricing;
using Suffice.Audit.Reading;
using Suffice.Audit.Reports;
using Suffice.Audit.Resuming;
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
    private static readonly TimeSpan StateEvery = TimeSpan.FromSeconds(30);

    /// <summary>Runs an audit.</summary>
    /// <remarks>When it is stopped it leaves what it has counted in <see cref="AuditOptions.StateFolder"/>, and the same audit goes on from there, until <see cref="Forget"/> deletes it.</remarks>
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
        ModelLookup models = new(catalog, options.Prices);
        ImmutableArray<Model> candidates = options.Models.IsEmpty ? CandidateModels.Usual(catalog, models, now) : CandidateModels.Named(models, options.Models);
        CallPricing pricing = new(candidates, now);
        AuditState? state = AuditState.Of(options, files, catalog.PriceVersion);
        TallyState? earlier = options.Fresh ? null : state?.Read();
        AuditTally tally = new(options, candidates.Length, models, earlier);
        CallDigester digester = new(new CallClassifier(), models, pricing, tally.Groups);
        FileFormats known = new(options, formats);
        known.Restore(earlier?.Formats ?? []);
        RowPipeline pipeline = new(files, known.Of, digester, formats, options);
        await ReadAsync(pipeline, files, tally, known, state, earlier, progress, cancellationToken).ConfigureAwait(false);
        tally.Finish(new CutCalls(digester).Rebuild);
        known.ThrowIfNothingKnown(pipeline.Unreadable);
        return new ReportMaker(options, catalog, pricing, now).Make(tally, files, known.ByFile);
    }

    /// <summary>Deletes what an audit that was stopped has left; to be called once its report is where it should be.</summary>
    /// <param name="options">What was audited.</param>
    public void Forget(AuditOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);

        AuditState.Of(options, SourceFiles.Find(options.Paths), catalog.PriceVersion)?.Delete();
    }

    private async Task ReadAsync(
        RowPipeline pipeline,
        ImmutableArray<SourceFile> files,
        AuditTally tally,
        FileFormats known,
        AuditState? state,
        TallyState? earlier,
        IProgress<AuditProgress>? progress,
        CancellationToken cancellationToken)
    {
        long? inAll = files.All(file => file.Bytes is not null) ? files.Sum(file => file.Bytes) : null;
        long told = time.GetTimestamp();
        long kept = told;
        ReadingPlace place = earlier is null ? default : new(earlier.File, earlier.Rows);
        void Keep()
        {
            if (state is not null && tally.ToState(place, known.Names) is { } counted)
            {
                state.Write(counted);
            }
        }

        void Take(BlockDigest block, ReadingPlace after)
        {
            tally.Add(block);
            place = after;
            if (time.GetElapsedTime(told) >= ProgressEvery)
            {
                told = time.GetTimestamp();
                progress?.Report(new AuditProgress(files[after.File].Path, pipeline.BytesRead, inAll, tally.Coverage.Calls));
            }

            if (time.GetElapsedTime(kept) >= StateEvery)
            {
                Keep();
                kept = time.GetTimestamp();
            }
        }

        try
        {
            await pipeline.RunAsync(place, Take, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            Keep();
            throw;
        }
    }
}
