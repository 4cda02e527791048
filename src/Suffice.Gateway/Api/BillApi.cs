using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Suffice.Billing.Seen;
using Suffice.Chat;
using Suffice.Files;
using Suffice.Ledger.Bills;
using Suffice.Ledger.Reading;
using Suffice.Policy;

namespace Suffice.Gateway.Api;

/// <summary>What it cost, before and after: the figures of <c>suffice bill --json</c>.</summary>
internal sealed class BillApi(LedgerReader ledger, IPolicySource policies, TimeProvider time)
{
    private static readonly QueryParameter By = new("by", "What makes a line.", QueryForm.Word)
    {
        Words = EnumWord.All<BillGrouping>(),
        Default = EnumWord.Of(BillGrouping.Task),
    };

    private static readonly QueryParameter Task = new("task", "Only this task; empty for requests of no task.");
    private static readonly QueryParameter Model = new("model", "Only requests that this model served.");
    private static readonly QueryParameter From = new("from", "From this day or time (UTC).", QueryForm.Time);
    private static readonly QueryParameter Pipeline = new("pipeline", "The bill of this pipeline's runs instead, step by step: the figures of suffice bill --pipeline NAME --json. Only from and to may stand beside it.");
    private static readonly QueryParameter To = new("to", "Until before this day or time (UTC).", QueryForm.Time);

    /// <summary>What it may be asked.</summary>
    public static ImmutableArray<QueryParameter> Parameters { get; } = [By, From, To, Task, Model, Pipeline];

    /// <summary>Handles <c>GET /api/bill</c>.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <returns>When written.</returns>
    public Task HandleAsync(HttpContext context)
    {
        ApiQuery asked = new(context.Request.Query, Parameters);
        BillQuery query = new()
        {
            GroupBy = asked.Word<BillGrouping>(By) ?? BillGrouping.Task,
            From = asked.Time(From),
            To = asked.Time(To),
            Task = asked.Text(Task),
            Model = asked.Text(Model),
        };

        return asked.Error is { } wrong ? ApiAnswer.RefuseAsync(context, wrong)
            : asked.Text(Pipeline) is { } pipeline ? OfPipelineAsync(context, asked, pipeline)
            : ApiAnswer.WriteReadAsync(context, () => ledger.ReadReport(query));
    }

    private Task OfPipelineAsync(HttpContext context, ApiQuery asked, string pipeline)
    {
        foreach (QueryParameter parameter in (QueryParameter[])[By, Task, Model])
        {
            if (asked.Text(parameter) is not null)
            {
                return ApiAnswer.RefuseAsync(context, new ChatError(400, $"{parameter.Name}: has no meaning beside pipeline, whose lines are its steps") { Code = "bad_filter", Param = parameter.Name });
            }
        }

        ChatError absent = new(404, $"pipeline: the ledger knows no run of \"{pipeline}\" in that time") { Code = "no_runs", Param = Pipeline.Name };

        return ApiAnswer.WriteReadAsync(
            context,
            () => pipeline.Length > 0 && ledger.ReadPipeline(pipeline, asked.Time(From), asked.Time(To)) is { } seen
                ? SeenBill.Of(seen, time.GetUtcNow(), policies.Current.FindPipeline(pipeline)?.StepNames ?? [])
                : null,
            absent);
    }
}
