package org.readingroom.run;

import java.util.List;
import java.util.Map;
import org.readingroom.api.data.Case;
import org.readingroom.api.data.CasePreparer;
import org.readingroom.api.data.PreparedCase;
import org.readingroom.api.model.ModelException;

/**
 * The preparer of one arm: it prepares only for a model that says that it takes prepared cases, since a crop may be made by
 * the truth, and an arm's use of that is told from what its model says.
 */
final class DeclaredPreparer implements CasePreparer {
    private final CasePreparer preparer;
    private final String arm;
    private volatile boolean declared;

    DeclaredPreparer(CasePreparer preparer, String arm) {
        this.preparer = preparer;
        this.arm = arm;
    }

    void declared(boolean prepared) {
        declared = prepared;
    }

    @Override
    public List<String> channels() {
        return preparer.channels();
    }

    @Override
    public List<Integer> shape() {
        return preparer.shape();
    }

    @Override
    public Map<String, String> settings() {
        return preparer.settings();
    }

    @Override
    public PreparedCase prepare(Case subject, List<String> channels) {
        if (!declared) {
            throw new ModelException(
                    "the model of arm '" + arm + "' asked for case " + subject.id()
                            + " prepared, and its capabilities do not say that it takes prepared cases; report it to the plugin's author");
        }
        return preparer.prepare(subject, channels);
    }
}
