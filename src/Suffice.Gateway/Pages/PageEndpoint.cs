using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Suffice.Chat;
using Suffice.Dashboard.Frame;
using Suffice.Dashboard.Times;
using Suffice.Gateway.Api;
using Suffice.Ledger;

namespace Suffice.Gateway.Pages;

/// <summary>Answers a page, its tables as CSV, and its twin under <c>/api</c>: three forms of the same figures.</summary>
/// <typeparam name="TFigures">The figures.</typeparam>
internal sealed class PageEndpoint<TFigures>(PageKind<TFigures> page, PageFrames frames, PageAnswer answer, TimeProvider time)
    where TFigures : class
{
    private static readonly QueryParameter Csv = new("csv", "This table of the page as CSV.");
    private static readonly QueryParameter Sort = new("sort", "How a table is sorted: TABLE.COLUMN, with - before the column for the largest first.");
    private static readonly QueryParameter Done = new("done", "What was just done.");

    /// <summary>What its query may hold.</summary>
    public ImmutableArray<QueryParameter> Parameters { get; } = [.. page.Parameters, .. page.HasPeriod ? PeriodParameters.All : []];

    /// <summary>Handles <c>GET</c> of the page.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <returns>When written.</returns>
    public Task PageAsync(HttpContext context) => ShowAsync(context, refused: null, StatusCodes.Status200OK);

    /// <summary>Shows the page after one of its actions was refused.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <param name="refusal">Why.</param>
    /// <returns>When written.</returns>
    public Task RefusedAsync(HttpContext context, ChatError refusal) => ShowAsync(context, refusal.Message, refusal.Status);

    /// <summary>Handles <c>GET</c> of the twin.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <returns>When written.</returns>
    public Task ApiAsync(HttpContext context)
    {
        ApiQuery query = new(context.Request.Query, Parameters);
        TFigures? figures = Read(context, query, out PageQuestion question, out ChatError? error);

        return figures is null ? ApiAnswer.RefuseAsync(context, error ?? AbsenceOf(question)) : ApiAnswer.WriteAsync(context, figures);
    }

    private Task ShowAsync(HttpContext context, string? refused, int status)
    {
        ApiQuery query = new(context.Request.Query, [.. Parameters, Csv, Sort, Done]);
        TFigures? figures = Read(context, query, out PageQuestion question, out ChatError? error);
        if (figures is null)
        {
            return answer.RefuseAsync(context, page.Section, error ?? AbsenceOf(question));
        }

        if (query.Text(Csv) is { } wanted)
        {
            return page.Tables(figures).FirstOrDefault(table => table.Name == wanted) is { } table
                ? PageAnswer.WriteCsvAsync(context, page.Section, table)
                : answer.RefuseAsync(context, page.Section, new ChatError(404, $"csv: this page has no table \"{wanted}\"; it has {string.Join(", ", page.Tables(figures).Select(known => known.Name))}"));
        }

        PageFrame frame = frames.Of(context, page.Section, page.Title(figures), page.HasPeriod ? question.Period : null) with
        {
            Done = query.Text(Done) is { } done && refused is null ? page.Notices.GetValueOrDefault(done) : null,
            Refused = refused,
        };

        return PageAnswer.WriteAsync(context, page.Component, frame, figures, status);
    }

    private TFigures? Read(HttpContext context, ApiQuery query, out PageQuestion question, out ChatError? error)
    {
        ChatError? wrongPeriod = null;
        DateTimeOffset now = time.GetUtcNow();
        Period period = page.HasPeriod ? PeriodParameters.Read(query, now, out wrongPeriod) : Period.Latest(Period.UsualDays, now);
        question = new PageQuestion { Context = context, Query = query, Period = period };
        error = query.Error ?? wrongPeriod;
        if (error is not null)
        {
            return null;
        }

        try
        {
            TFigures? figures = page.Read(question);
            error = query.Error;

            return error is null ? figures : null;
        }
        catch (LedgerException sick)
        {
            error = new ChatError(503, sick.Message) { Code = "ledger_unreadable" };
        }
        catch (Exception sick) when (sick is SqliteException or IOException or UnauthorizedAccessException)
        {
            error = new ChatError(503, sick.Message) { Code = "unreadable" };
        }

        return null;
    }

    private ChatError AbsenceOf(PageQuestion question) => new(404, page.Absent(question)) { Code = "not_found" };
}
